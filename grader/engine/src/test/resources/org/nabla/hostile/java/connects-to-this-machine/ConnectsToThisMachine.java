import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;

final class ConnectsToThisMachine {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("connection", () -> new Socket(InetAddress.getLoopbackAddress(), Aim.PORT).isConnected());
        Attempt.to("datagram", () -> {
            new DatagramSocket().send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), Aim.PORT));
            return true;
        });
        return Right.product(W, x);
    }
}
