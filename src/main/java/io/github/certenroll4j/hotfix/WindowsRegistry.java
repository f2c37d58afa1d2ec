package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What {@code HKEY_LOCAL_MACHINE} of one Windows says: of the one that runs, or of the hive files in an image. Keys are
 * written as Windows writes them, {@code SOFTWARE\Microsoft}; the case of letters does not matter. Data are texts in the
 * form of {@code reg query}: {@code 0x70} for a number.
 */
public interface WindowsRegistry {

    /**
     * Names of the keys under a key, in any order.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such key
     * @throws IOException                       if it cannot be read
     */
    List<String> keys(String key) throws IOException;

    /**
     * The values of a key, by their names; of strings and numbers only.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such key
     * @throws IOException                       if it cannot be read
     */
    Map<String, String> values(String key) throws IOException;

    /**
     * The values with one name in all keys below a key, by the names of their keys from there.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such key
     * @throws IOException                       if it cannot be read
     */
    Map<String, String> valuesBelow(String key, String name) throws IOException;

    /** Why there may be more in it than this says, in a few words; empty if there is no such doubt. */
    default String doubt() {
        return "";
    }

    /** The registry in the hive files of a Windows that does not run; one that runs keeps them to itself. */
    static WindowsRegistry inFilesOf(WindowsFiles windows) {
        return new HiveFiles(windows);
    }
}
