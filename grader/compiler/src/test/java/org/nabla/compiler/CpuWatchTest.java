package org.nabla.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CpuWatchTest {

    private final CpuWatch watch = new CpuWatch(TimeUnit.MILLISECONDS.toNanos(20));

    @Test
    void sees_whenAThreadGoesOnAndOn() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread thread = started(() -> {
            while (!enough.get()) {
                Thread.onSpinWait();
            }
        });

        boolean ended = watch.awaitEnd(thread);
        enough.set(true);

        assertThat(ended).isFalse();
    }

    /** It has its whole time on the wall and one look more behind it when it is let go. */
    @Test
    void waits_whenAThreadOnlyTakesLong() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        Thread thread = started(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread other = started(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            release.countDown();
        });

        assertThat(watch.awaitEnd(thread)).isTrue();
        other.join();
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
