package org.nabla.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code nabla}: reads the command line and runs the command it names. */
@Command(
        name = "nabla",
        description = "Grades implementations of neural networks and says what to learn next.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    /** Without a command there is only the help to show. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** The version in the jar's manifest; classes outside a jar have none. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            Optional<String> version =
                    Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
            return new String[] {"nabla " + version.orElse("(not packaged)")};
        }
    }
}
