package document

import (
	"bytes"
	"io"
	"strings"
	"unicode"
)

// Markdown writes the document in CommonMark with tables of GitHub's kind. Pictures are left out: a text has no place for them.
func (d *Document) Markdown(to io.Writer) error {
	var b bytes.Buffer
	line := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
		b.WriteString("\n\n")
	}
	line("# ", plain(d.Title))
	if d.Subtitle != "" {
		line(plain(d.Subtitle))
	}
	for _, s := range d.Stamps {
		line("*", plain(s), "*")
	}
	for _, block := range d.Blocks {
		if block.Heading != "" {
			line("## ", plain(block.Heading))
		}
		if block.Text != "" {
			line(paragraphs(block.Text))
		}
		for _, item := range block.Items {
			b.WriteString("- " + plain(item) + "\n")
		}
		if len(block.Items) > 0 {
			b.WriteString("\n")
		}
		if block.Table != nil {
			block.Table.markdown(&b)
		}
	}
	if d.Closing != "" {
		line("*", plain(d.Closing), "*")
	}
	_, err := to.Write(append(bytes.TrimRight(b.Bytes(), "\n"), '\n'))
	return err
}

func (t *Table) markdown(b *bytes.Buffer) {
	row := func(cells []string, bold bool) {
		for i := range t.Columns {
			cell := ""
			if i < len(cells) {
				cell = strings.ReplaceAll(plain(cells[i]), "|", "\\|")
			}
			if bold && cell != "" {
				cell = "**" + cell + "**"
			}
			b.WriteString("| " + cell + " ")
		}
		b.WriteString("|\n")
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	row(titles, false)
	for _, c := range t.Columns {
		if c.Right {
			b.WriteString("| --: ")
			continue
		}
		b.WriteString("| --- ")
	}
	b.WriteString("|\n")
	for _, r := range t.Rows {
		row(r, false)
	}
	if t.Total != nil {
		row(t.Total, true)
	}
	b.WriteString("\n")
}

// paragraphs keeps the lines of a text apart.
func paragraphs(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		lines[i] = plain(lines[i])
	}
	return strings.Join(lines, "\n\n")
}

// plain is a text in one line in which no sign is markup.
func plain(text string) string {
	var b strings.Builder
	for i, r := range strings.Join(strings.Fields(text), " ") {
		switch {
		case unicode.IsControl(r):
			continue
		case strings.ContainsRune("\\`*_[]<>&", r), i == 0 && strings.ContainsRune("#+-=~|", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return numbered(b.String())
}

// numbered keeps a text that begins with a number and a dot from becoming a list.
func numbered(text string) string {
	n := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if n > 0 && n < len(text) && (text[n] == '.' || text[n] == ')') {
		return text[:n] + "\\" + text[n:]
	}
	return text
}
