package org.nabla.spec.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;

/**
 * Builds a tree from what a parser meets, in the order in which it is met, and holds it to the limits.
 *
 * <p>Nothing here calls itself, so no nesting can exhaust the stack; who walks the finished tree meets at most
 * {@value #MAXIMUM_DEPTH} levels, aliases followed.
 */
final class TreeBuilder {

    static final int MAXIMUM_DEPTH = 32;
    static final int MAXIMUM_ALIASES = 50;
    static final int MAXIMUM_NODES = 100_000;

    /** Converting a number takes time that grows with the square of its digits. */
    static final int MAXIMUM_DIGITS = 1_000;

    private final SourceText text;
    private final Deque<OpenCollection> open = new ArrayDeque<>();
    private final Map<String, OpenCollection.Built> anchors = new HashMap<>(); // of finished values
    private int nodes;
    private int aliases;
    private @Nullable Source root;

    TreeBuilder(SourceText text) {
        this.text = text;
    }

    void startMapping(Position position, Optional<String> anchor) {
        start(new OpenCollection.OfMapping(position, anchor));
    }

    void startSequence(Position position, Optional<String> anchor) {
        start(new OpenCollection.OfSequence(position, anchor));
    }

    void end() {
        OpenCollection ended = open.pop();
        finish(ended.build(), ended.anchor());
    }

    boolean awaitsKey() {
        return open.peek() instanceof OpenCollection.OfMapping mapping && mapping.awaitsKey();
    }

    void key(String key, Position position) {
        if (!(open.peek() instanceof OpenCollection.OfMapping mapping)) {
            throw new IllegalStateException("a key outside a mapping");
        }
        mapping.earlier(key).ifPresent(earlier -> {
            throw new SpecException(
                    text.message(MessageCode.DUPLICATE, "%s is there twice".formatted(Excerpt.word(key)), position)
                            .with(Evidence.note("the first is at %s".formatted(earlier.keyPosition())))
                            .help("remove one of the two, or rename it"));
        });
        mapping.key(key, position);
    }

    void scalar(Scalar scalar, Optional<String> anchor) {
        if (scalar.isNumber() && scalar.text().length() > MAXIMUM_DIGITS) {
            throw tooLarge("a number has more than %,d digits".formatted(MAXIMUM_DIGITS), scalar.position());
        }
        count(1, scalar.position());
        finish(new OpenCollection.Built(scalar, 1, 0), anchor);
    }

    void alias(String name, Position position) {
        if (++aliases > MAXIMUM_ALIASES) {
            throw tooLarge("the file has more than %d aliases".formatted(MAXIMUM_ALIASES), position);
        }
        OpenCollection.Built value = anchored(name, position);
        if (open.size() + value.height() > MAXIMUM_DEPTH) {
            throw tooDeep(position);
        }
        count(value.nodes(), position);
        finish(value, Optional.empty());
    }

    Optional<Source> root() {
        return Optional.ofNullable(root);
    }

    /** The innermost mapping or sequence that is not closed yet. */
    Optional<Position> innermostOpen() {
        return Optional.ofNullable(open.peek()).map(OpenCollection::position);
    }

    private void start(OpenCollection started) {
        if (open.size() == MAXIMUM_DEPTH) {
            throw tooDeep(started.position());
        }
        count(1, started.position());
        started.anchor().ifPresent(anchors::remove);
        open.push(started);
    }

    private void finish(OpenCollection.Built built, Optional<String> anchor) {
        anchor.ifPresent(name -> anchors.put(name, built));
        if (open.isEmpty()) {
            root = built.value();
        } else {
            open.peek().add(built);
        }
    }

    private OpenCollection.Built anchored(String name, Position position) {
        OpenCollection.Built value = anchors.get(name);
        if (value != null) {
            return value;
        }
        String alias = Excerpt.word("*" + name);
        if (open.stream().anyMatch(around -> around.anchor().equals(Optional.of(name)))) {
            throw new SpecException(text.message(
                    MessageCode.FILE_UNREADABLE,
                    "the alias %s stands inside the value that it repeats".formatted(alias),
                    position));
        }
        throw new SpecException(text.message(
                        MessageCode.FILE_UNREADABLE,
                        "the alias %s repeats a value, but no value before it is named %s"
                                .formatted(alias, Excerpt.word("&" + name)),
                        position)
                .help("if it is text that starts with `*`, put it in quotes"));
    }

    private void count(int more, Position position) {
        nodes += more;
        if (nodes > MAXIMUM_NODES) {
            throw tooLarge("the file has more than %,d values".formatted(MAXIMUM_NODES), position);
        }
    }

    private SpecException tooDeep(Position position) {
        return tooLarge("lists and mappings are nested more than %d deep".formatted(MAXIMUM_DEPTH), position);
    }

    private SpecException tooLarge(String summary, Position position) {
        return new SpecException(text.message(MessageCode.FILE_TOO_LARGE, summary, position));
    }
}
