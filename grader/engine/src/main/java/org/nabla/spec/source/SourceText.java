package org.nabla.spec.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;

/**
 * The text of a file and the name a reader knows it by: what messages point into.
 *
 * @param text without a byte order mark; at most 1 MiB in UTF-8
 */
public record SourceText(String name, String text) {

    /** No problem written by hand comes near it; larger data belong in a data file. */
    private static final int MAXIMUM_BYTES = 1 << 20;

    /** Allowed at the start only, where it says no more than that the text is Unicode. */
    static final int BYTE_ORDER_MARK = '\uFEFF';

    public SourceText {
        if (text.length() > MAXIMUM_BYTES || text.getBytes(UTF_8).length > MAXIMUM_BYTES) {
            throw tooLarge(name);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
    }

    /** Reads a file, which goes by its name without its folder. */
    public static SourceText read(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        requireFile(name, file);
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw tooLarge(name);
            }
            return new SourceText(name, decoded(name, bytes));
        } catch (IOException e) {
            throw unreadable("%s cannot be read".formatted(Excerpt.word(name)), name);
        }
    }

    /** A message about a place, with the line it is in. */
    public Message message(MessageCode code, String summary, Position position) {
        return Message.of(code, summary, position.toString()).with(Evidence.note(Excerpt.of(text, position)));
    }

    /** The position of the character at an offset into the text. */
    Position position(int offset) {
        String before = text.substring(0, offset);
        String start = before + "."; // so that a line break at the end begins a new line
        int line = (int) start.lines().count();
        String last = start.lines().skip(line - 1L).findFirst().orElseThrow();
        return new Position(name, line, last.codePointCount(0, last.length()));
    }

    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    private static void requireFile(String name, Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable("%s is a folder, not a file".formatted(Excerpt.word(name)), name);
        }
        if (!Files.exists(file)) {
            throw unreadable("there is no file %s".formatted(Excerpt.word(name)), name);
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable("%s is not a regular file".formatted(Excerpt.word(name)), name);
        }
    }

    private static String decoded(String name, byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        if (!result.isError()) {
            return output.flip().toString();
        }
        SourceText readable = new SourceText(name, output.flip() + "\uFFFD");
        String bad = "0x%02X".formatted(bytes[input.position()]);
        throw new SpecException(readable.message(
                        MessageCode.FILE_UNREADABLE,
                        "%s is not UTF-8: byte %s cannot stand here".formatted(Excerpt.word(name), bad),
                        readable.position(readable.text().length() - 1))
                .help(isUtf16(bytes) ? "save the file as UTF-8; it seems to be UTF-16" : "save the file as UTF-8"));
    }

    private static boolean isUtf16(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, 2);
        return Arrays.equals(start, new byte[] {(byte) 0xFF, (byte) 0xFE})
                || Arrays.equals(start, new byte[] {(byte) 0xFE, (byte) 0xFF});
    }

    private static SpecException tooLarge(String name) {
        return new SpecException(Message.of(
                        MessageCode.FILE_TOO_LARGE,
                        "%s has more than 1 MiB of text".formatted(Excerpt.word(name)),
                        name)
                .help("move large matrices into a data file, such as `parameters.npz`"));
    }

    private static SpecException unreadable(String summary, String name) {
        return new SpecException(Message.of(MessageCode.FILE_UNREADABLE, summary, name));
    }
}
