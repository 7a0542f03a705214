package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** What Open edX refuses in an external grader's reply: a key that is missing, and a message that is not one XML element. */
final class OpenEdxRules implements Consumer {

    @Override
    public Taken take(String file) {
        Json json = new Json();
        Optional<JsonNode> parsed = Json.parsed(file);
        if (parsed.isEmpty()) {
            return Taken.without(Taken.State.NO_RESULT, json.complaints());
        }
        JsonNode root = parsed.get();
        json.keys(root, "the reply", Set.of("correct", "score", "msg"));
        json.require(root.path("correct").isBoolean(), "neither correct nor not");
        BigDecimal score = json.integer(root, "score"); // a column for integers
        json.require(score.signum() >= 0, "a negative score is a 0");
        json.text(root, "msg");
        Optional<Element> message = Xml.parsed(root.path("msg").asText());
        json.require(message.isPresent(), "the message is not well formed");
        message.ifPresent(element -> markup(json, element));
        return Taken.of(Optional.of(score), json.complaints());
    }

    /** It is shown as markup, so only tags of ours may be in it. */
    private static void markup(Json json, Element element) {
        json.require(Set.of("div", "pre").contains(element.getTagName()), "a tag of a stranger", element.getTagName());
        json.require(element.getAttributes().getLength() == 0, "an attribute of a stranger");
        Xml.children(element).forEach(child -> markup(json, child));
    }
}
