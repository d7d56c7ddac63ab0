package guide

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"emprise/data/document"
	"emprise/docs"
)

// Chapter is a part of the guide under one heading.
type Chapter struct {
	Title  string
	Topics []string // what its paragraphs begin with in bold, without the full stop: their headings where they have no other
	Blocks []document.Block
}

// Read gives the guide of a language, "fr" or "en". What stands before the first heading is left out: it leads to other pages.
func Read(lang string) ([]Chapter, error) {
	source, err := docs.Guides.ReadFile("guide." + lang + ".md")
	if err != nil {
		return nil, fmt.Errorf("guide: %w", err)
	}
	return parse(source), nil
}

// parse reads headings, paragraphs, lists, tables and code; pictures are passed over.
func parse(source []byte) []Chapter {
	var chapters []Chapter
	page := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	heading := ""
	for n := page.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			if heading = ""; h.Level == 2 {
				chapters = append(chapters, Chapter{Title: plain(n, source)})
			}
			continue
		} else if ok {
			heading = plain(n, source)
			continue
		}
		if len(chapters) == 0 {
			continue
		}
		c := &chapters[len(chapters)-1]
		b := block(n, source)
		if b.Text == "" && b.Items == nil && b.Table == nil {
			continue
		}
		b.Heading, heading = heading, ""
		if topic := topic(n, source); topic != "" {
			c.Topics = append(c.Topics, topic)
			if b.Heading == "" {
				b.Heading, b.Text = topic, strings.TrimSpace(strings.TrimPrefix(b.Text, topic+"."))
			}
		}
		c.Blocks = append(c.Blocks, b)
	}
	return chapters
}

func block(n ast.Node, source []byte) document.Block {
	switch n := n.(type) {
	case *ast.List:
		var b document.Block
		for item, i := n.FirstChild(), n.Start; item != nil; item, i = item.NextSibling(), i+1 {
			mark := "– "
			if n.IsOrdered() {
				mark = strconv.Itoa(i) + ". "
			}
			b.Items = append(b.Items, mark+plain(item, source))
		}
		return b
	case *extast.Table:
		t := &document.Table{}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []string
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				cells = append(cells, plain(cell, source))
			}
			if row.Kind() != extast.KindTableHeader {
				t.Rows = append(t.Rows, cells)
				continue
			}
			for _, c := range cells {
				t.Columns = append(t.Columns, document.Column{Title: c})
			}
		}
		return document.Block{Table: t}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return document.Block{Text: strings.TrimSpace(string(n.Lines().Value(source)))}
	}
	return document.Block{Text: plain(n, source)}
}

// topic is what a paragraph begins with in bold.
func topic(n ast.Node, source []byte) string {
	if e, ok := n.FirstChild().(*ast.Emphasis); ok && n.Kind() == ast.KindParagraph && e.Level == 2 {
		if bold := plain(e, source); strings.HasSuffix(bold, ".") {
			return strings.TrimSuffix(bold, ".")
		}
	}
	return ""
}

// plain is the text below a node in one line, without markup and without pictures.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, enter bool) (ast.WalkStatus, error) { // what is given never fails
		switch n := n.(type) {
		case *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if enter {
				b.Write(n.Value(source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if enter {
				b.Write(n.Value)
			}
		case *ast.AutoLink:
			if enter {
				b.Write(n.Label(source))
			}
		case *ast.Paragraph, *ast.TextBlock:
			if !enter && n.NextSibling() != nil {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
