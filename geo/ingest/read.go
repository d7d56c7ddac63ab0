package ingest

import (
	"bufio"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"

	"emprise/geo"
	"emprise/geo/feature"
)

// read reads the part that the options ask for.
func (c *container) read(ctx context.Context, opt Options, sink func(*feature.Set) error, report func(done, total int64)) (*Result, error) {
	p, err := choose(c.parts, opt.Part)
	if err != nil {
		return nil, err
	}
	in := newIntake(ctx, opt, sink)
	for _, l := range c.left {
		in.remark(l.Rule, l.Why)
	}
	source := &counter{total: p.Bytes, report: report}
	in.source = source
	name, err := p.take(in, source)
	var corrupt flate.CorruptInputError
	if p.wrapped == "zip" && errors.As(err, &corrupt) {
		err = &refusal{geo.FileBadArchive, p.Name, err}
	}
	if err != nil {
		return nil, err
	}
	if p.wrapped == "zip" {
		name += " (zip)"
	}
	return in.result(name, p.Name, source.n)
}

// take reads a part by its format, and names it.
func (p *source) take(in *intake, source *counter) (format string, err error) {
	switch p.format {
	case shapes:
		return p.Format, p.shapefile(in, source)
	case dbfRows:
		return p.Format, p.table(in, source)
	}
	r, err := p.main.open()
	if err != nil {
		return "", err
	}
	defer func() { _ = r.Close() }() // only read
	source.r = r
	text, gzipped, err := unwrap(source, in.opt.Limits.ArchiveRatio)
	if err != nil {
		return "", err
	}
	return readText(in, text, gzipped, p.main.open)
}

// refuse says why a file of no known format cannot be read.
func (p *source) refuse() error {
	r, err := p.main.open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // only read
	text, _, err := unwrap(r, 0)
	if err != nil {
		return err
	}
	head, err := peek(text, headSize)
	switch {
	case err != nil:
		return err
	case len(head) < headSize && len(bytes.TrimSpace(head)) == 0:
		return refuse(geo.FileEmpty, "")
	}
	if err := foreign(head); err != nil {
		return err
	}
	return refuse(geo.FileUnknownFormat, "")
}

// stream reads what has no place on the disk.
func stream(ctx context.Context, r io.Reader, name string, size int64, opt Options, sink func(*feature.Set) error, report func(done, total int64)) (*Result, error) {
	in := newIntake(ctx, opt, sink)
	source := &counter{r: r, total: size, report: report}
	in.source = source
	text, gzipped, err := unwrap(source, in.opt.Limits.ArchiveRatio)
	if err != nil {
		return nil, err
	}
	head, err := peek(text, headSize)
	if err != nil {
		return nil, err
	}
	switch kind := sniff(head, len(head) < headSize); kind {
	case zipped, shapes, shapeIndex, dbfRows:
		if gzipped {
			return nil, foreign(head)
		}
		c, err := inMemory(name, text, kind, in.opt.Limits)
		if err != nil {
			return nil, err
		}
		return c.read(ctx, opt, sink, report)
	}
	format, err := readText(in, text, gzipped, nil)
	if err != nil {
		return nil, err
	}
	return in.result(format, name, source.n)
}

// readText reads a text by its format. again opens the file once more; nil for a stream.
func readText(in *intake, text *bufio.Reader, gzipped bool, again func() (io.ReadCloser, error)) (name string, err error) {
	head, err := peek(text, headSize)
	if err != nil {
		return "", err
	}
	kind := sniff(head, len(head) < headSize)
	switch kind {
	case separated:
		err = readSeparated(in, text)
	case placemarks:
		err = readPlacemarks(in, text)
	default:
		if err = foreign(head); err == nil {
			kind, err = geoJSON, readGeoJSON(in.ctx, in, text, again)
		}
	}
	name = kind.String()
	if gzipped {
		name += " (gzip)"
	}
	return name, err
}
