package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** Fails, naming each fault, unless the answer of the command follows its schema. */
    public static void assertValid(String command, String json) {
        assertThat(faults(command, json)).as("%s --json answered %s", command, json).isEmpty();
    }

    static Set<ValidationMessage> faults(String command, String json) {
        return FACTORY.getSchema(text(command)).validate(json, InputFormat.JSON);
    }

    /** What is wrong with the schema itself. */
    static Set<ValidationMessage> faultsOfSchema(String command) {
        JsonSchema schemaOfSchemas = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
        return schemaOfSchemas.validate(text(command), InputFormat.JSON);
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
