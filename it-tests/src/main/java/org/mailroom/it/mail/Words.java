package org.mailroom.it.mail;

import java.util.List;
import java.util.Random;

/** Words and names of several languages, picked by chance. */
final class Words {

    private static final List<List<String>> LANGUAGES = List.of(
            List.of(
                    "invoice",
                    "meeting",
                    "tomorrow",
                    "please",
                    "delivery",
                    "report",
                    "answer",
                    "boxes",
                    "thanks",
                    "late"),
            List.of(
                    "Rechnung",
                    "Größe",
                    "übermorgen",
                    "bitte",
                    "Straße",
                    "Bericht",
                    "Äpfel",
                    "Kisten",
                    "danke",
                    "spät"),
            List.of(
                    "facture",
                    "réunion",
                    "demain",
                    "s’il vous plaît",
                    "œuvre",
                    "naïf",
                    "été",
                    "caisses",
                    "merci",
                    "tôt"),
            List.of("счёт", "встреча", "завтра", "пожалуйста", "отчёт", "ответ", "ящики", "спасибо", "поздно", "улица"),
            List.of("請求書", "会議", "明日", "お願いします", "報告", "返事", "箱", "ありがとう", "遅い", "東京"),
            List.of("فاتورة", "اجتماع", "غدا", "من فضلك", "تقرير", "جواب", "صناديق", "شكرا", "متأخر", "شارع"),
            List.of(
                    "τιμολόγιο",
                    "συνάντηση",
                    "αύριο",
                    "παρακαλώ",
                    "έκθεση",
                    "απάντηση",
                    "κουτιά",
                    "ευχαριστώ",
                    "αργά",
                    "οδός"),
            List.of("📦", "🎉", "👍", "🚚", "☎️", "❤️", "✈️", "🧾", "😀", "🏭"));

    private static final List<String> USERS =
            List.of("ann", "bob", "chi", "dora", "emil", "fatma", "gus", "hana", "ivan");

    private final Random random;
    private final List<String> language;

    /** Of one language. */
    Words(Random random) {
        this.random = random;
        this.language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    }

    String word() {
        return language.get(random.nextInt(language.size()));
    }

    String phrase(int count) {
        StringBuilder phrase = new StringBuilder(word());
        for (int i = 1; i < count; i++) {
            phrase.append(' ').append(word());
        }
        return phrase.toString();
    }

    /** Lines of at most some seventy characters, CRLF after each. */
    String paragraph(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(phrase(3 + random.nextInt(4))).append("\r\n");
        }
        return text.toString();
    }

    /** As in {@code ann3@mail7.example}. */
    String address() {
        return USERS.get(random.nextInt(USERS.size())) + random.nextInt(50) + "@mail" + random.nextInt(20) + ".example";
    }
}
