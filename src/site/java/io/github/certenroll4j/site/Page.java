package io.github.certenroll4j.site;

/**
 * A page of the site.
 *
 * @param path        where it is, from the top of the site: {@code guide/fleet.html}
 * @param title       its heading's words, for the lists of pages
 * @param window      the title of its window, which search engines show
 * @param description one sentence
 * @param body        HTML; its links are relative to the top of the site
 * @param words       what else it is found by in the site's search
 */
record Page(String path, String title, String window, String description, String body, String words) {

    static Page of(String path, String title, String description, String body) {
        return new Page(path, title, title, description, body, "");
    }

    /** The way from this page to the top of the site: empty, or {@code ../} as often as is needed. */
    String toTop() {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    /** The part of the site that it belongs to: {@code codes} of {@code codes/0x800b0109.html}, empty at the top. */
    String room() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
