package org.nabla.submission;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the compiler says came of a submission.
 *
 * <p>The compiler reads strangers' texts, so its reply is a claim like that of a worker, and is read with limits.
 */
sealed interface CompileReply {

    record Classes(CompiledClasses classes) implements CompileReply {}

    /** The first errors, and how many there are in all. */
    record Errors(List<CompileError> first, int count) implements CompileReply {}

    record OutOfStack() implements CompileReply {}

    record OutOfMemory() implements CompileReply {}

    /** It took longer than this, on the wall or of processor time. */
    record OutOfTime(Duration limit) implements CompileReply {}

    record Failed(String reason) implements CompileReply {}

    /** Reads a reply about these files. */
    static CompileReply read(String line, List<SourceFile> files) throws MalformedReplyException {
        try {
            DataInputStream input = new DataInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(line)));
            CompileReply reply = content(input, files);
            if (input.read() >= 0) {
                throw new MalformedReplyException("something follows the reply");
            }
            return reply;
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedReplyException("the reply is not as agreed: " + e.getMessage());
        }
    }

    private static CompileReply content(DataInputStream input, List<SourceFile> files)
            throws IOException, MalformedReplyException {
        int kind = input.readByte();
        return switch (kind) {
            case 1 -> new Classes(classes(input));
            case 2 -> errors(input, files);
            case 3 -> new OutOfStack();
            case 4 -> new OutOfMemory();
            case 5 -> new OutOfTime(JavaCommand.TO_COMPILE);
            case 6 -> new Failed(text(input));
            default -> throw new MalformedReplyException("%d is no kind of reply".formatted(kind));
        };
    }

    private static CompiledClasses classes(DataInputStream input) throws IOException, MalformedReplyException {
        Map<String, byte[]> classes = new HashMap<>();
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            String name = input.readUTF();
            classes.put(name, bytes(input));
        }
        return new CompiledClasses(classes);
    }

    private static Errors errors(DataInputStream input, List<SourceFile> files)
            throws IOException, MalformedReplyException {
        int count = input.readInt();
        int told = input.readInt();
        List<CompileError> first = new ArrayList<>();
        for (int i = 0; i < told; i++) {
            first.add(CompileError.of(files, input.readInt(), input.readLong(), input.readLong(), text(input)));
        }
        if (told < 1 || count < told) {
            throw new MalformedReplyException("%d errors, of which %d are told".formatted(count, told));
        }
        return new Errors(first, count);
    }

    private static String text(DataInputStream input) throws IOException, MalformedReplyException {
        return new String(bytes(input), StandardCharsets.UTF_8);
    }

    /** No more than there is, whatever length is claimed. */
    private static byte[] bytes(DataInputStream input) throws IOException, MalformedReplyException {
        int length = input.readInt();
        if (length < 0 || length > input.available()) {
            throw new MalformedReplyException(
                    "a length of %d where %d bytes follow".formatted(length, input.available()));
        }
        return input.readNBytes(length);
    }
}
