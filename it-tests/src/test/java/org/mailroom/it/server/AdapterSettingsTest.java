package org.mailroom.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdapterSettingsTest {

    @Test
    void whatSeparatesPropertiesIsEscapedInValues() {
        AdapterSettings settings = AdapterSettings.none().with("smtpPort", 2525).with("dataDirectory", "C:\\a b=c");

        assertThat(settings.argument()).isEqualTo("smtpPort=2525:dataDirectory=C\\:\\\\a b\\=c");
        assertThat(settings.command("mailroom"))
                .isEqualTo("create-resource-adapter-config --property \"" + settings.argument() + "\" mailroom");
    }
}
