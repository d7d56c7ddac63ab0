package table

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"time"
)

// JSON writes a book for programs: what it is, its columns with their units, its sources and its rows, each an object of the names of
// the columns. What is not known is left out.
func (b *Book) JSON(ctx context.Context, to io.Writer, report func(done, total int64)) error {
	out := bufio.NewWriterSize(to, 1<<16)
	type column struct {
		Name    string `json:"name"`
		Title   string `json:"title"`
		Unit    string `json:"unit,omitempty"`
		Meaning string `json:"meaning,omitempty"`
		Type    string `json:"type"`
	}
	type source struct {
		What     string `json:"what"`
		Producer string `json:"producer"`
		Licence  string `json:"licence,omitempty"`
		Date     string `json:"date"`
	}
	var sources []source
	for _, s := range b.Sources {
		sources = append(sources, source(s))
	}
	head := []struct {
		name  string
		value any
	}{
		{"title", b.Title},
		{"author", b.Author},
		{"language", b.Locale.Lang()},
		{"date", b.Date.Format(time.DateOnly)},
		{"stamps", b.Stamps},
		{"notes", b.Notes},
		{"sources", sources},
	}
	p := printer{out: out}
	p.raw("{")
	for _, h := range head {
		p.raw("\n\"" + h.name + "\":")
		p.value(h.value)
		p.raw(",")
	}
	p.raw("\n\"tables\":[")
	for n, t := range b.Tables {
		if n > 0 {
			p.raw(",")
		}
		var columns []column
		for _, c := range t.Columns {
			columns = append(columns, column{c.Name, c.Title, c.Unit, c.Meaning, [...]string{"text", "integer", "number", "date", "boolean"}[c.Sort]})
		}
		p.raw("\n{\"name\":")
		p.value(t.Name)
		p.raw(",\"title\":")
		p.value(t.Title)
		p.raw(",\n\"columns\":")
		p.value(columns)
		p.raw(",\n\"rows\":[")
		err := t.each(ctx, report, func(row int, cells []Value) error {
			if row > 0 {
				p.raw(",")
			}
			p.raw("\n{")
			some := false
			for i, c := range t.Columns {
				if !cells[i].known {
					continue
				}
				if some {
					p.raw(",")
				}
				some = true
				p.value(c.Name)
				p.raw(":")
				if c.Sort == Text || c.Sort == Day {
					p.value(c.plain(cells[i]))
				} else {
					p.raw(c.plain(cells[i]))
				}
			}
			p.raw("}")
			return p.err
		})
		if err != nil {
			return err
		}
		p.raw("\n]}")
	}
	p.raw("\n]}\n")
	if p.err != nil {
		return p.err
	}
	return out.Flush()
}

// printer keeps the first error of many small writes.
type printer struct {
	out *bufio.Writer
	err error
}

func (p *printer) raw(text string) {
	if p.err == nil {
		_, p.err = p.out.WriteString(text)
	}
}

func (p *printer) value(v any) {
	text, err := json.Marshal(v)
	if err != nil && p.err == nil {
		p.err = err
	}
	p.raw(string(text))
}
