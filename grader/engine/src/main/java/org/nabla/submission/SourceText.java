package org.nabla.submission;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** Turns the bytes of a student's file into text, or says which byte is none. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /** A byte order mark, as some editors write it, is dropped: compilers stumble over it. */
    static SourceFile decode(String path, byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        if (result.isError()) {
            throw notText(path, bytes, input.position());
        }
        String text = output.flip().toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new SourceFile(path, marked ? text.substring(1) : text);
    }

    private static SubmissionException notText(String path, byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        String name = Shown.name(path);
        return new SubmissionException(Message.of(
                        MessageCode.SUBMISSION_UNREADABLE,
                        "`%s` is not UTF-8 text".formatted(name),
                        "%s:%d".formatted(name, line))
                .with(Evidence.actual("byte 0x%02X at offset %d".formatted(bytes[offset] & 0xFF, offset)))
                .help("save the file with the encoding UTF-8"));
    }
}
