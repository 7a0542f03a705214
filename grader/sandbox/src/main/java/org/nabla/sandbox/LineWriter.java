package org.nabla.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes lines to a child's standard input in a thread of its own, so that a child that does not read blocks nobody. */
final class LineWriter implements Runnable {

    private final OutputStream output;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    LineWriter(OutputStream output) {
        this.output = output;
    }

    void send(String line) {
        lines.add(line);
    }

    @Override
    public void run() {
        try (output) {
            while (true) {
                output.write((lines.take() + "\n").getBytes(StandardCharsets.UTF_8));
                output.flush();
            }
        } catch (IOException e) {
            // the child does not read any more; that it ended or fell silent shows on its output
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }
}
