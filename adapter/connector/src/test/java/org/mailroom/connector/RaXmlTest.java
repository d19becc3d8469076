package org.mailroom.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.mailroom.connector.inflow.MailActivationSpec;
import org.mailroom.connector.realm.LoginActivationSpec;
import org.mailroom.server.limit.ServerLimits;
import org.w3c.dom.Element;

/** The deployment descriptor and the JavaBeans behind it must say the same: a property that differs is silently lost. */
class RaXmlTest {

    private static final Path RA_XML = Path.of("../rar/src/main/rar/META-INF/ra.xml");

    record Property(String type, String value, String description) {}

    @Test
    void describesEveryPropertyOfTheAdapter() throws Exception {
        assertSame(declared("resourceadapter", 0), new MailroomResourceAdapter());
    }

    @Test
    void describesEveryPropertyOfAnActivation() throws Exception {
        assertSame(declared("activationspec", 0), new MailActivationSpec());
    }

    @Test
    void describesEveryPropertyOfALoginActivation() throws Exception {
        assertSame(declared("activationspec", 1), new LoginActivationSpec());
    }

    @Test
    void theDefaultsAreValid() throws Exception {
        assertThat(AdapterSettings.of(new MailroomResourceAdapter()).limits().configured())
                .isEqualTo(ServerLimits.DEFAULTS);
    }

    private static void assertSame(Map<String, Property> declared, Object bean) throws Exception {
        List<String> properties = new ArrayList<>();
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(bean.getClass(), Object.class).getPropertyDescriptors()) {
            if (!property.getName().equals("resourceAdapter")) {
                properties.add(property.getName());
                Property said = declared.get(property.getName());
                assertThat(said).as(property.getName()).isNotNull();
                assertThat(said.type())
                        .as(property.getName())
                        .isEqualTo(property.getPropertyType().getName());
                assertThat(said.description()).as(property.getName()).endsWith(".");
                Object value = property.getReadMethod().invoke(bean);
                assertThat(said.value()).as(property.getName()).isEqualTo(value == null ? "" : value.toString());
                assertThat(property.getWriteMethod()).as(property.getName()).isNotNull();
            }
        }
        assertThat(declared.keySet()).containsExactlyInAnyOrderElementsOf(properties);
    }

    /** The properties below the element of that name and index, in their order. */
    static Map<String, Property> declared(String parent, int index) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(RA_XML.toFile());
        Map<String, Property> declared = new LinkedHashMap<>();
        children((Element) document.getElementsByTagName(parent).item(index), "config-property")
                .forEach(property -> declared.put(
                        text(property, "config-property-name"),
                        new Property(
                                text(property, "config-property-type"),
                                text(property, "config-property-value"),
                                text(property, "description"))));
        return declared;
    }

    private static Stream<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element child
                    && child.getTagName().equals(name)) {
                children.add(child);
            }
        }
        return children.stream();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).map(Element::getTextContent).findFirst().orElse("");
    }
}
