package jp.nozomi.cert.testkit.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas of {@code docs/wire-schemas}, as published or strict. Thread-safe. */
public final class WireSchemas {
  private static final String BASE = "https://schemas.nozomi.example/cert-enroll/1/";
  private static final String OPEN = "\"additionalProperties\": true";
  private static final String CLOSED = "\"additionalProperties\": false";

  private final boolean strict;
  private final SchemaRegistry registry;

  private WireSchemas(boolean strict) {
    this.strict = strict;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(config).schemas(this::text));
  }

  /** As published: what a receiver has to take. Unknown members are allowed, and ignored. */
  public static WireSchemas published() {
    return new WireSchemas(false);
  }

  /** For senders: a member that the schemas do not name is a mistake, such as half a renaming. */
  public static WireSchemas strict() {
    return new WireSchemas(true);
  }

  /** Gives what is wrong with a message; nothing if it is as its schema says. */
  public List<String> violations(String schema, String json) {
    return registry
        .getSchema(SchemaLocation.of(BASE + schema + ".schema.json"))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private String text(String id) {
    if (!id.startsWith(BASE)) {
      throw new IllegalArgumentException("not a schema of the wire protocol: " + id);
    }
    String text = read("/wire-schemas/" + id.substring(BASE.length()));
    return strict ? text.replace(OPEN, CLOSED) : text;
  }

  static String read(String resource) {
    try (InputStream in = WireSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
