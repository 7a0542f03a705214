package org.nabla.report.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a strict reader takes it: the JDK's XML parser, which forgives nothing. */
record Markup(Document document) {

    private static final Set<String> HARMLESS = Set.of(
            ("html head meta title style body header main footer section figure figcaption details summary div p span h1 h2 h3"
                            + " a ul ol li dl dt dd table caption thead tbody tr th td pre code strong bdi label input button"
                            + " svg g path rect text tspan defs marker desc circle line"
                            + " math mrow mi mn mo mtext msub msup mover munder mfrac msqrt mspace script")
                    .split(" "));

    static Markup of(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Markup(builder.parse(new InputSource(new StringReader(page))));
        } catch (ParserConfigurationException | IOException | SAXException e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    List<Element> elements(String tag) {
        List<Element> found = new ArrayList<>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** All text of the body, as a reader sees it. */
    String text() {
        return elements("body").get(0).getTextContent();
    }

    /** What a page of ours never has: an element that loads or runs something, a handler, a link that leads away. */
    List<String> suspicious() {
        List<String> found = new ArrayList<>();
        for (Element element : elements("*")) {
            if (!HARMLESS.contains(element.getTagName())) {
                found.add("<" + element.getTagName() + ">");
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                String name = attribute.getName();
                boolean leadsAway = name.equals("href") && attribute.getValue().matches("(?s).*(:|//|\\\\|\\s).*");
                if (name.startsWith("on") || name.equals("src") || name.equals("style") || leadsAway) {
                    found.add(name + "=" + attribute.getValue());
                }
            }
        }
        return found;
    }

    /** Links to places that are not on the page, and places that have a name in common. */
    List<String> brokenLinks() {
        Set<String> ids = new LinkedHashSet<>();
        List<String> broken = new ArrayList<>();
        for (Element element : elements("*")) {
            String id = element.getAttribute("id");
            if (!id.isEmpty() && !ids.add(id)) {
                broken.add("twice: " + id);
            }
        }
        elements("a").stream()
                .map(link -> link.getAttribute("href"))
                .filter(place -> place.startsWith("#") && !ids.contains(place.substring(1)))
                .forEach(broken::add);
        return broken;
    }

    /** The text of the first element with a class. */
    String textOf(String cssClass) {
        return elements("*").stream()
                .filter(element ->
                        Set.of(element.getAttribute("class").split(" ")).contains(cssClass))
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }
}
