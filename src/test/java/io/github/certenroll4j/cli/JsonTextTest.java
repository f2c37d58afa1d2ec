package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Gson, letter by letter. */
class JsonTextTest {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();
    private static final Gson ONE_LINE = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    static Stream<Object> values() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a");
        map.put("null", null);
        map.put("number", 12L);
        map.put("int", -1);
        map.put("true", true);
        map.put("", Collections.emptyMap());
        map.put("list", Arrays.asList(1, "two", null, Collections.emptyList(), Collections.singletonMap("a\"b", Collections.singletonList(3))));
        List<Object> letters = new ArrayList<>();
        for (char letter = 0; letter < 0x300; letter++) {
            letters.add("x" + letter + "y");
        }
        return Stream.of(map, letters, Arrays.asList("\u2028", "\u2029", "\u2027", "\ud834\udd1e", "\ud834", "<>&='", "\uffff", ""), Collections.emptyMap());
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesWhatGsonWrites(Object value) {
        assertThat(JsonText.of(value)).isEqualTo(GSON.toJson(value));
        assertThat(JsonText.ofOneLine(value)).isEqualTo(ONE_LINE.toJson(value));
    }
}
