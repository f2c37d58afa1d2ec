package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.certenroll4j.HResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The JSON schemas that the jar carries, one for the {@code --json} answer of each command. */
public final class Schema {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private Schema() {
    }

    /** Fails, naming each fault, unless the command answered, and as its schema says. */
    public static void assertValid(String command, String json) {
        assertThat(faults(command, json)).as("%s --json answered %s", command, json).isEmpty();
        assertThat(JsonParser.parseString(json).getAsJsonObject().has("error")).as("an answer: %s", json).isFalse();
    }

    /** Fails unless this is one object, an answer or a failure, and follows the schema that it names. */
    static void assertFollowsItsOwn(String answer, int exitCode) {
        JsonObject object = JsonParser.parseString(answer).getAsJsonObject();
        String name = object.get("schema").getAsString();
        assertThat(name).matches("certenroll4j(\\.[a-z-]+)?/1");
        assertThat(faults(name.replaceAll("certenroll4j\\.|/1", ""), answer)).as(answer).isEmpty();
        // A host of a fleet has an error that is a text.
        if (object.has("error") && object.get("error").isJsonObject()) {
            assertThat(object.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(exitCode);
        }
    }

    static Set<ValidationMessage> faults(String command, String json) {
        return FACTORY.getSchema(text(command)).validate(json, InputFormat.JSON);
    }

    /** What is wrong with the schema itself. */
    static Set<ValidationMessage> faultsOfSchema(String command) {
        JsonSchema schemaOfSchemas = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
        return schemaOfSchemas.validate(text(command), InputFormat.JSON);
    }

    static String id(String command) {
        return JsonParser.parseString(text(command)).getAsJsonObject().get("$id").getAsString();
    }

    private static String text(String command) {
        try (InputStream in = HResult.class.getResourceAsStream("schema/" + command + "-1.json")) {
            assertThat(in).as("schema of " + command).isNotNull();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] block = new byte[4096];
            for (int n = in.read(block); n > 0; n = in.read(block)) {
                bytes.write(block, 0, n);
            }
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
