package org.nabla.spec.source;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 from the parser's events.
 *
 * <p>The events come one at a time, so a limit ends the reading where it is passed. The parser's own tree of nodes is
 * built by recursion, which 5,000 brackets exhaust.
 */
final class YamlReader {

    private static final Map<Tag, Scalar.Kind> KINDS = Map.of(
            Tag.INT, Scalar.Kind.INTEGER,
            Tag.FLOAT, Scalar.Kind.REAL,
            Tag.BOOL, Scalar.Kind.BOOLEAN,
            Tag.NULL, Scalar.Kind.NULL);

    private static final String TAG_PREFIX = "tag:yaml.org,2002:";
    private static final String MERGE_KEY = "<<";

    private final SourceText text;
    private final TreeBuilder tree;
    private final ScalarResolver resolver = new CoreScalarResolver(false);

    YamlReader(SourceText text) {
        this.text = text;
        this.tree = new TreeBuilder(text);
    }

    Source read() {
        requirePrintable();
        LoadSettings settings = LoadSettings.builder().setLabel(text.name()).build();
        try {
            new Parse(settings).parseString(text.text()).forEach(this::accept);
        } catch (MarkedYamlEngineException e) {
            throw new SpecException(new YamlProblem(text, tree.innermostOpen()).message(e));
        } catch (YamlEngineException e) {
            throw new SpecException(Message.of(
                    MessageCode.FILE_UNREADABLE,
                    "the file is written for another version of YAML than 1.2",
                    text.name()));
        }
        return tree.root().orElseThrow(this::empty);
    }

    private void accept(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> requireFirst(event);
            case Alias -> alias((AliasEvent) event);
            case Scalar -> scalar((ScalarEvent) event);
            case MappingStart -> mapping((CollectionStartEvent) event);
            case SequenceStart -> sequence((CollectionStartEvent) event);
            case MappingEnd, SequenceEnd -> tree.end();
            default -> {} // where streams and documents end says nothing
        }
    }

    private void mapping(CollectionStartEvent event) {
        requireNoTag(event, event.getTag());
        requireNoKeyHere(event, "a mapping");
        tree.startMapping(position(event), anchor(event));
    }

    private void sequence(CollectionStartEvent event) {
        requireNoTag(event, event.getTag());
        requireNoKeyHere(event, "a list");
        tree.startSequence(position(event), anchor(event));
    }

    private void scalar(ScalarEvent event) {
        requireNoTag(event, event.getTag());
        Scalar scalar = new Scalar(event.getValue(), kind(event), position(event));
        if (tree.awaitsKey()) {
            key(event, scalar);
        } else {
            tree.scalar(scalar, anchor(event));
        }
    }

    private void key(ScalarEvent event, Scalar scalar) {
        if (event.isPlain() && scalar.text().equals(MERGE_KEY)) {
            throw new SpecException(unreadable("the merge key `<<` is not part of YAML 1.2", event)
                    .help("write the merged entries out where they are needed"));
        }
        if (scalar.kind() != Scalar.Kind.STRING) {
            throw new SpecException(unreadable(
                            "a key must be text, but %s is read as %s"
                                    .formatted(
                                            Excerpt.word(scalar.text()),
                                            scalar.kind().description()),
                            event)
                    .help("put it in quotes"));
        }
        if (event.getAnchor().isPresent()) {
            throw new SpecException(unreadable(
                    "a key cannot have an anchor, but this has %s".formatted(word("&", event.getAnchor())), event));
        }
        tree.key(scalar.text(), scalar.position());
    }

    private void alias(AliasEvent event) {
        requireNoKeyHere(
                event, "the alias " + Excerpt.word("*" + event.getAlias().getValue()));
        tree.alias(event.getAlias().getValue(), position(event));
    }

    private Scalar.Kind kind(ScalarEvent event) {
        return event.isPlain()
                ? KINDS.getOrDefault(resolver.resolve(event.getValue(), true), Scalar.Kind.STRING)
                : Scalar.Kind.STRING;
    }

    private void requireFirst(Event event) {
        if (tree.root().isPresent()) {
            throw new SpecException(unreadable("a second document starts here, but a file has one", event)
                    .help("remove the line `---`, or move what follows into a file of its own"));
        }
    }

    private void requireNoTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            String written =
                    tag.get().startsWith(TAG_PREFIX) ? "!!" + tag.get().substring(TAG_PREFIX.length()) : tag.get();
            throw new SpecException(
                    unreadable("tags are not read, but this value has %s".formatted(Excerpt.word(written)), event)
                            .help("remove the tag, or put quotes around text that starts with `!`"));
        }
    }

    private void requireNoKeyHere(Event event, String found) {
        if (tree.awaitsKey()) {
            throw new SpecException(unreadable("a key must be text, but this is %s".formatted(found), event));
        }
    }

    /** The parser stops at most of these characters too, but cannot say where. */
    private void requirePrintable() {
        String all = text.text();
        for (int i = 0; i < all.length(); i += Character.charCount(all.codePointAt(i))) {
            int character = all.codePointAt(i);
            if (!StreamReader.isPrintable(character) || character == SourceText.BYTE_ORDER_MARK) {
                throw new SpecException(text.message(
                                MessageCode.FILE_UNREADABLE,
                                "the character %s cannot stand in a YAML file".formatted(Excerpt.character(character)),
                                text.position(i))
                        .help("remove it; it may be invisible in an editor"));
            }
        }
    }

    private SpecException empty() {
        return new SpecException(Message.of(
                MessageCode.FILE_UNREADABLE, "%s is empty".formatted(Excerpt.word(text.name())), text.name()));
    }

    private Message unreadable(String summary, Event event) {
        return text.message(MessageCode.FILE_UNREADABLE, summary, position(event));
    }

    private Position position(Event event) {
        return position(text, event.getStartMark().orElseThrow());
    }

    static Position position(SourceText text, Mark mark) {
        return new Position(text.name(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Optional<String> anchor(NodeEvent event) {
        return event.getAnchor().map(Anchor::getValue);
    }

    private static String word(String sign, Optional<Anchor> anchor) {
        return Excerpt.word(anchor.stream().map(name -> sign + name.getValue()).collect(joining()));
    }
}
