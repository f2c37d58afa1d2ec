package io.github.certenroll4j;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the house: which package may import which, and which library lives where. */
class HouseTest {

    private static final String ROOT = "io.github.certenroll4j";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Room, then what it may import besides itself and the JDK. */
    private static final String[][] ROOMS = {
        {ROOT},
        {ROOT + ".response", ROOT, "org.bouncycastle.."},
        {ROOT + ".certenroll", ROOT},
        {ROOT + ".win", ROOT, ROOT + ".certenroll", "com.sun.jna.."},
        {ROOT + ".installer", ROOT, ROOT + ".response", ROOT + ".win", ROOT + ".pe"},
        {ROOT + ".inf", ROOT},
        {ROOT + ".pe", ROOT},
        {ROOT + ".hive", ROOT},
        {ROOT + ".hotfix", ROOT, ROOT + ".pe", ROOT + ".hive"},
        {ROOT + ".fleet", ROOT, ROOT + ".hotfix", "com.hierynomus.."},
        {ROOT + ".page", ROOT},
        {ROOT + ".ca", ROOT, "org.bouncycastle..", "javax.net.ssl.."},
        {ROOT + ".cli", ROOT, ROOT + ".response", ROOT + ".win", ROOT + ".installer", ROOT + ".inf", ROOT + ".pe", ROOT + ".hotfix",
            ROOT + ".fleet", ROOT + ".page", ROOT + ".ca", "picocli..", "com.google.gson.."},
    };

    @TestFactory
    Stream<DynamicTest> everyRoomImportsDownwardsOnly() {
        return Arrays.stream(ROOMS).map(room -> DynamicTest.dynamicTest(room[0], () -> {
            List<String> allowed = new ArrayList<>(Arrays.asList(room));
            allowed.add("java..");
            allowed.add("javax.naming..");
            allowed.add("javax.security..");
            classes().that().resideInAPackage(room[0])
                    .should().onlyDependOnClassesThat().resideInAnyPackage(allowed.toArray(new String[0]))
                    .check(MAIN);
        }));
    }

    /** What is printed past the console is not filtered, is in the machine's charset, and nobody hears that it did not arrive. */
    @Test
    void nothingPrintsPastTheConsole() {
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".cli.Printer")
                .should().callMethodWhere(ownedBy(PrintStream.class).or(ownedBy(PrintWriter.class)))
                .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .check(MAIN);
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".cli.Console")
                .should().accessField(FileDescriptor.class, "out").orShould().accessField(FileDescriptor.class, "err")
                .check(MAIN);
    }

    /** In Turkish the small letter of I is no i, in Arabic %d has other digits, and every Windows has its own code page. */
    @Test
    void nothingDependsOnTheLocaleUnseen() {
        noClasses().should().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "getBytes").orShould().callConstructor(String.class, byte[].class)
                .orShould().callConstructor(String.class, byte[].class, int.class, int.class)
                .orShould().callConstructor(InputStreamReader.class, InputStream.class)
                .check(MAIN);
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".cli.Terminal")
                .should().callMethod(Charset.class, "defaultCharset")
                .check(MAIN);
    }

    private static DescribedPredicate<JavaMethodCall> ownedBy(Class<?> type) {
        return target(owner(assignableTo(type))).forSubtype();
    }

    @Test
    void everyClassLivesInARoom() {
        Set<String> rooms = Arrays.stream(ROOMS).map(room -> room[0]).collect(Collectors.toSet());
        Set<String> found = MAIN.stream().map(type -> type.getPackageName()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isEqualTo(new TreeSet<>(rooms));
    }
}
