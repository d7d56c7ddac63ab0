package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"emprise/geo/ingest/charset"
	"emprise/geo/ingest/shape"
)

// table reads a .dbf that has no shapes.
func (p *source) table(in *intake, source *counter) error {
	rows, err := openRows(in, p.main, p.cpg, source)
	if err != nil {
		return err
	}
	defer rows.close()
	in.keeper.placeless = true
	in.remark("no_place", "a table without shapes")
	for {
		deleted, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return shapeError(fmt.Sprintf("%s: row %d", p.main.name, in.read), err)
		}
		if deleted {
			in.keeper.issues.remark(Issue{Feature: in.read}, "record_deleted", "")
			in.read++
			continue
		}
		r := in.begin()
		r.hasGeometry = false
		rows.fill(r)
		if err := in.keep(); err != nil {
			return err
		}
	}
}

// rows are those of a .dbf, in the encoding that it turned out to have.
type rows struct {
	*shape.Table
	file    io.Closer
	charset charset.Charset
	quiet   bool    // that texts are mended was said of the whole file
	names   []*name // nil for a column that is left out
}

func (r *rows) close() { _ = r.file.Close() } // only read

func openRows(in *intake, dbf entry, cpg *entry, source *counter) (*rows, error) {
	said, err := surveyTexts(in.ctx, dbf)
	if err != nil {
		return nil, err
	}
	file, err := dbf.open()
	if err != nil {
		return nil, err
	}
	t, err := shape.NewTable(&counted{file, source})
	if err != nil {
		_ = file.Close()
		return nil, shapeError(dbf.name, err)
	}
	r := &rows{Table: t, file: file}
	declared, from := charset.UTF8, ""
	if cpg != nil {
		raw, err := cpg.content(100)
		if err != nil {
			_ = file.Close()
			return nil, err
		}
		var ok bool
		if declared, ok = charset.Named(string(raw)); ok {
			from = strings.TrimSpace(string(raw))
		}
	}
	if c, ok := charset.OfDBF(t.Language); ok && from == "" {
		declared, from = c, fmt.Sprintf("language driver 0x%02x", t.Language)
	}
	r.settle(in, said, declared, from)
	taken := map[string]bool{}
	for i, c := range t.Columns {
		raw, _ := r.charset.Append(nil, c.Name)
		title := string(raw)
		if !strings.ContainsRune("CVNFDLIBO", rune(c.Letter)) {
			in.remark("column_left_out", title)
			r.names = append(r.names, nil)
			continue
		}
		if title == "" {
			title = fmt.Sprintf("column %d", i+1)
		}
		for base, k := title, 2; taken[title]; k++ {
			title = fmt.Sprintf("%s %d", base, k)
		}
		taken[title] = true
		r.names = append(r.names, &name{text: title})
	}
	return r, nil
}

// texts is what the texts of a table are made of.
type texts struct {
	high    int // have bytes above ASCII
	invalid int // and are not UTF-8
}

// surveyTexts reads a table once for its encoding: what files declare is wrong too often to be believed alone.
func surveyTexts(ctx context.Context, dbf entry) (texts, error) {
	var s texts
	file, err := dbf.open()
	if err != nil {
		return s, err
	}
	defer func() { _ = file.Close() }() // only read
	t, err := shape.NewTable(file)
	if err != nil {
		return s, shapeError(dbf.name, err)
	}
	count := func(raw []byte, full bool) {
		for _, b := range raw {
			if b >= utf8.RuneSelf {
				s.high++
				if full {
					raw = uncut(raw)
				}
				if !utf8.Valid(raw) {
					s.invalid++
				}
				return
			}
		}
	}
	for _, c := range t.Columns {
		count(c.Name, len(c.Name) >= 10)
	}
	for row := 0; ; row++ {
		if _, err := t.Next(); err != nil {
			return s, nil // a fault will be told in its turn
		}
		if row%4096 == 0 && ctx.Err() != nil {
			return s, ctx.Err()
		}
		for i := range t.Columns {
			if v := t.Value(i); v.Sort == shape.Text {
				count(v.Raw, v.Full)
			}
		}
	}
}

// uncut leaves out the beginning of a character that the width of the column cut.
func uncut(raw []byte) []byte {
	for k := 1; k < utf8.UTFMax && k <= len(raw); k++ {
		if b := raw[len(raw)-k]; utf8.RuneStart(b) {
			if !utf8.FullRune(raw[len(raw)-k:]) {
				return raw[:len(raw)-k]
			}
			break
		}
	}
	return raw
}

// settle decides on the encoding. Texts that are all UTF-8 are, whatever is declared: no other encoding makes sense of so
// regular bytes. Else what is declared holds; when that is UTF-8 or nothing, what is not UTF-8 is Windows-1252.
func (r *rows) settle(in *intake, s texts, declared charset.Charset, from string) {
	switch {
	case s.high == 0:
	case s.invalid == 0:
		if from != "" && declared != charset.UTF8 {
			in.remark("encoding_contradicted", from+": UTF-8")
		}
	case from != "" && declared != charset.UTF8:
		r.charset = declared
	case from == "":
		r.charset = charset.UTF8 // each text that is not UTF-8 is mended, and that is said once
		r.quiet = true
		in.remark("encoding_guessed", charset.Windows1252.Name())
	case 2*s.invalid > s.high:
		r.quiet = true
		in.remark("encoding_contradicted", from+": "+charset.Windows1252.Name())
	}
}

// fill gives the values of the row to the record.
func (r *rows) fill(rec *record) {
	for i := range r.Columns {
		if r.names[i] == nil {
			continue
		}
		p := property{name: r.names[i]}
		switch v := r.Value(i); v.Sort {
		case shape.Text:
			p.kind, p.raw = words, r.decode(rec, p.name.text, v)
		case shape.Day:
			p.kind, p.raw = words, v.Raw
		case shape.Integer:
			p.kind, p.raw, p.value = integer, v.Raw, v.Number
			if v.Number > largestExact || v.Number < -largestExact {
				p.kind = words
			}
		case shape.Real:
			p.kind, p.raw, p.value = real, v.Raw, v.Number
		case shape.Logical:
			p.kind, p.value = boolean, v.Number
		case shape.Strange:
			rec.note("value_unreadable", fmt.Sprintf("%s: %q", p.name.text, v.Raw))
		}
		rec.properties = append(rec.properties, p)
	}
}

// decode gives a text in UTF-8.
func (r *rows) decode(rec *record, column string, v shape.Value) []byte {
	raw := v.Raw
	if v.Full && r.charset == charset.UTF8 && !utf8.Valid(raw) {
		if kept := uncut(raw); utf8.Valid(kept) {
			rec.note("text_cut", column)
			return kept
		}
	}
	if r.charset == charset.UTF8 && utf8.Valid(raw) {
		return raw
	}
	from := len(rec.texts)
	var mended int
	rec.texts, mended = r.charset.Append(rec.texts, raw)
	text := rec.texts[from:len(rec.texts):len(rec.texts)]
	if mended > 0 && !r.quiet {
		rec.note("text_encoding", string(text))
	}
	return text
}
