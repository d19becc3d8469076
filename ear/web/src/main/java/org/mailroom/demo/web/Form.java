package org.mailroom.demo.web;

/** A form that asks for an action; nothing of it is written for who may not change anything. */
final class Form {

    private final Html html;
    private final Html form = new Html();
    private final boolean shown;

    Form(Html html, Visit visit, String action, String section) {
        this.html = html;
        this.shown = visit.mayChange();
        form.markup("<form method=\"post\" action=\"do/").text(action).markup("\">");
        hidden(Guard.TOKEN, visit.token());
        hidden("instance", visit.adapter().instance());
        hidden(Destination.PARAMETER, visit.address() + "#" + section);
    }

    Form hidden(String name, Object value) {
        form.markup("<input type=\"hidden\" name=\"")
                .text(name)
                .markup("\" value=\"")
                .text(value)
                .markup("\">");
        return this;
    }

    /** A line of text that has to be filled in. */
    Form text(String label, String name, String value) {
        return input(label, name, "text", value, "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\"");
    }

    Form newPassword(String label, String name) {
        return input(label, name, "password", "", "autocomplete=\"new-password\"");
    }

    Form number(String label, String name, long value, long least, long most) {
        return input(label, name, "number", value, "min=\"" + least + "\" max=\"" + most + "\"");
    }

    private Form input(String label, String name, String type, Object value, String attributes) {
        form.markup("<label>")
                .text(label)
                .markup(" <input type=\"" + type + "\" name=\"")
                .text(name)
                .markup("\" value=\"")
                .text(value)
                .markup("\" required " + attributes + "></label> ");
        return this;
    }

    Form choice(String label, String name, String chosen, String... values) {
        form.markup("<label>").text(label).markup(" <select name=\"").text(name).markup("\">");
        for (String value : values) {
            form.markup(value.equals(chosen) ? "<option selected>" : "<option>")
                    .text(value)
                    .markup("</option>");
        }
        form.markup("</select></label> ");
        return this;
    }

    /**
     * Ends the form with its button.
     *
     * @param subject what it acts on, for who does not see the row that it stands in
     */
    void button(String label, String subject) {
        button(label, subject, "");
    }

    private void button(String label, String subject, String style) {
        form.markup("<button" + style + ">").text(label);
        if (!subject.isEmpty()) {
            form.markup("<span class=\"unseen\"> ").text(subject).markup("</span>");
        }
        form.markup("</button></form>\n");
        write(form);
    }

    /** Ends the form behind a disclosure: whoever opens it sees what will happen, and confirms. */
    void behind(String label, String subject, String explanation, String confirmation) {
        disclose(label, subject, explanation);
        button(confirmation, subject, " class=\"danger\"");
        write(new Html().markup("</div></details>\n"));
    }

    /** Ends the form behind a disclosure, for fields that are seldom needed. */
    void behind(String label, String subject, String confirmation) {
        disclose(label, subject, "");
        button(confirmation, subject);
        write(new Html().markup("</div></details>\n"));
    }

    private void disclose(String label, String subject, String explanation) {
        Html opening = new Html()
                .markup("<details><summary>")
                .text(label)
                .markup("<span class=\"unseen\"> ")
                .text(subject)
                .markup("</span></summary><div>");
        if (!explanation.isEmpty()) {
            opening.markup("<p>").text(explanation).markup("</p>");
        }
        write(opening);
    }

    private void write(Html part) {
        if (shown) {
            html.append(part);
        }
    }
}
