package org.nabla.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a child's standard output into lines, in a thread of its own.
 *
 * <p>Bytes are counted before they are decoded. At most two lines are held; a child that says more waits.
 */
final class LineReader implements Runnable {

    private static final int CHUNK = 8192;

    private final InputStream input;
    private final int lineBytes;
    private final BlockingQueue<Received> received = new ArrayBlockingQueue<>(1);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineReader(InputStream input, int lineBytes) {
        this.input = input;
        this.lineBytes = lineBytes;
    }

    /** The next line or ending, or null when none comes in time. */
    @Nullable
    Received poll(Duration patience) throws InterruptedException {
        return received.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        try {
            received.put(new Received.Ended(lastLineRead()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody listens any more
        }
    }

    private Ending lastLineRead() throws InterruptedException {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                if (!accept(chunk, read)) {
                    return new Ending.LineTooLong(lineBytes);
                }
            }
        } catch (CharacterCodingException e) {
            return new Ending.NotText();
        } catch (IOException e) {
            return new Ending.OutputClosed();
        }
        return new Ending.OutputClosed();
    }

    private boolean accept(byte[] chunk, int length) throws InterruptedException, CharacterCodingException {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                if (!append(chunk, start, i)) {
                    return false;
                }
                received.put(new Received.Line(decoded()));
                start = i + 1;
            }
        }
        return append(chunk, start, length);
    }

    private boolean append(byte[] chunk, int start, int end) {
        if (end - start > lineBytes - line.size()) {
            return false;
        }
        line.write(chunk, start, end - start);
        return true;
    }

    private String decoded() throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line.toByteArray()))
                .toString();
        line.reset();
        return text;
    }
}
