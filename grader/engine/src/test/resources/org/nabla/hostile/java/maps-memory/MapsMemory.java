import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class MapsMemory {

    static final List<ByteBuffer> HELD = new ArrayList<>();

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Files.write(Path.of("mapped"), new byte[1 << 20]);
        int held = 0;
        try (FileChannel file = FileChannel.open(Path.of("mapped"))) {
            for (; held < 1024; held++) {
                HELD.add(file.map(FileChannel.MapMode.READ_ONLY, 0, 1 << 20));
            }
        } catch (IOException | OutOfMemoryError e) {
            // as much as there may be
        }
        HELD.clear();
        return Right.product(W, x);
    }
}
