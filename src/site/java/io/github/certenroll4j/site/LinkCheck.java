package io.github.certenroll4j.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks through a site that was made: every link leads to a file of it and to a place that is there, no page has two places of one
 * name, and every page is reached from the first. Links to elsewhere are counted only. What javadoc makes is a target, and not
 * looked through.
 */
public final class LinkCheck {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern PLACE = Pattern.compile(" id=\"([^\"]*)\"");

    private final Path site;
    private final Map<Path, Set<String>> places = new HashMap<>();
    private final Map<Path, List<Path>> next = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int inside;
    private int elsewhere;

    private LinkCheck(Path site) {
        this.site = site;
    }

    /** The folder of the site; ends with 1 if something is wrong. */
    public static void main(String[] args) throws IOException {
        LinkCheck check = new LinkCheck(Path.of(args[0]).toAbsolutePath().normalize());
        int pages = check.run();
        check.faults.forEach(System.out::println);
        System.out.printf("links: %d in %d pages, %d to elsewhere, %d faults%n", check.inside, pages, check.elsewhere, check.faults.size());
        System.exit(check.faults.isEmpty() && check.inside > 0 ? 0 : 1);
    }

    private int run() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html") && !file.startsWith(site.resolve("api"))).sorted().toList();
        }
        for (Path page : pages) {
            look(page);
        }
        Set<Path> reached = reached(site.resolve("index.html"));
        pages.stream().filter(page -> !reached.contains(page)).forEach(page -> fault(page, "no link leads here"));
        return pages.size();
    }

    private void look(Path page) throws IOException {
        String html = Files.readString(page);
        Set<String> seen = new HashSet<>();
        PLACE.matcher(html).results().map(place -> place.group(1)).filter(place -> !seen.add(place))
                .forEach(twice -> fault(page, "two places are called " + twice));
        if (html.split("<h1[ >]", -1).length != 2) {
            fault(page, "not one heading of the first rank");
        }
        List<Path> targets = new ArrayList<>();
        for (String link : LINK.matcher(html).results().map(match -> match.group(1)).toList()) {
            follow(page, link, targets);
        }
        next.put(page, targets);
    }

    private void follow(Path page, String link, List<Path> targets) throws IOException {
        if (link.matches("(https?|mailto):.*")) {
            elsewhere++;
            return;
        }
        inside++;
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8)).normalize();
        if (!target.startsWith(site) || !Files.isRegularFile(target)) {
            fault(page, "leads nowhere: " + link);
            return;
        }
        targets.add(target);
        if (parts.length == 2 && !places(target).contains(parts[1])) {
            fault(page, "there is no such place: " + link);
        }
    }

    private Set<String> places(Path page) throws IOException {
        Set<String> known = places.get(page);
        if (known == null) {
            known = new HashSet<>(PLACE.matcher(Files.readString(page)).results().map(place -> place.group(1)).toList());
            places.put(page, known);
        }
        return known;
    }

    private Set<Path> reached(Path first) {
        Set<Path> reached = new HashSet<>(Set.of(first));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            next.getOrDefault(open.pop(), List.of()).stream().filter(reached::add).forEach(open::push);
        }
        return reached;
    }

    private void fault(Path page, String what) {
        faults.add(site.relativize(page) + ": " + what);
    }
}
