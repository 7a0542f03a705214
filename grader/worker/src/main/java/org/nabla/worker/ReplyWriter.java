package org.nabla.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the worker's replies, one JSON object a line; a line is complete before any of it is sent. */
final class ReplyWriter {

    private final JsonFactory factory;
    private final OutputStream output;
    private final ThrownWriter thrownWriter;

    ReplyWriter(JsonFactory factory, OutputStream output, ThrownWriter thrownWriter) {
        this.factory = factory;
        this.output = output;
        this.thrownWriter = thrownWriter;
    }

    void ready(Functions functions) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonGenerator json = object(line);
        json.writeObjectFieldStart("ready");
        json.writeStringField("language", "java");
        json.writeStringField("version", System.getProperty("java.version"));
        json.writeBooleanField("packed", true);
        json.writeArrayFieldStart("functions");
        for (StudentFunction function : functions.callable()) {
            json.writeString(function.name());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("signatures");
        for (StudentFunction function : functions.callable()) {
            writeSignature(json, function);
        }
        json.writeEndObject();
        writeAmbiguous(json, functions.ambiguous());
        json.writeEndObject();
        send(json, line);
    }

    private static void writeSignature(JsonGenerator json, StudentFunction function) throws IOException {
        json.writeObjectFieldStart(function.name());
        json.writeArrayFieldStart("parameters");
        for (Parameter parameter : function.method().getParameters()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.getName());
            json.writeStringField("type", Words.type(parameter.getParameterizedType()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("returns", Words.type(function.method().getGenericReturnType()));
        json.writeEndObject();
    }

    private static void writeAmbiguous(JsonGenerator json, Map<String, List<StudentFunction>> ambiguous)
            throws IOException {
        if (ambiguous.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("ambiguous");
        for (Map.Entry<String, List<StudentFunction>> entry : ambiguous.entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            for (StudentFunction function : entry.getValue()) {
                json.writeString(function.signature());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    void failed(String code, String summary, String detail) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonGenerator json = object(line);
        json.writeObjectFieldStart("failed");
        json.writeStringField("code", code);
        json.writeStringField("summary", summary);
        json.writeStringField("detail", detail);
        json.writeEndObject();
        send(json, line);
    }

    void result(Call call, String function, @Nullable Object result)
            throws IOException, UnsupportedValueException, StudentException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonGenerator json = reply(call, line);
        new ResultWriter(json, function, call.groups.keySet()).write(result);
        send(json, line);
    }

    void raised(Call call, Throwable thrown) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonGenerator json = reply(call, line);
        thrownWriter.write(json, thrown);
        send(json, line);
    }

    void unsupported(Call call, UnsupportedValueException reason) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonGenerator json = reply(call, line);
        json.writeObjectFieldStart("unsupported");
        json.writeStringField("code", reason.code());
        json.writeStringField("summary", reason.summary());
        json.writeEndObject();
        send(json, line);
    }

    private JsonGenerator reply(Call call, OutputStream line) throws IOException {
        JsonGenerator json = object(line);
        json.writeNumberField("call", call.number);
        return json;
    }

    private JsonGenerator object(OutputStream line) throws IOException {
        JsonGenerator json = factory.createGenerator(line);
        json.writeStartObject();
        return json;
    }

    private void send(JsonGenerator json, ByteArrayOutputStream line) throws IOException {
        json.writeEndObject();
        json.close();
        line.write('\n');
        line.writeTo(output);
    }
}
