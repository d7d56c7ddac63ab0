package basemap

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Template makes the addresses of tiles. The zero value is none; make one with ParseTemplate.
type Template struct {
	parts []part
}

// part is a piece of text, then a placeholder.
type part struct {
	text   string
	kind   kind
	choice []string // of hosts
}

type kind uint8

const (
	nothing kind = iota
	zoomNumber
	column
	row
	rowFromSouth
	host
)

// What addresses call zoom, column, row and one of several hosts: the usual letters and the words of WMTS.
var placeholders = map[string]kind{
	"z": zoomNumber, "zoom": zoomNumber, "tilematrix": zoomNumber,
	"x": column, "tilecol": column,
	"y": row, "tilerow": row, "-y": rowFromSouth,
	"s": host,
}

// The numbers that a GetTile address of one tile holds.
var tileNumbers = regexp.MustCompile(`(?i)([?&](tilematrix|tilerow|tilecol)=)([^&{}]+)`)

// longestTemplate bounds an address, in bytes.
const longestTemplate = 4096

// ParseTemplate reads the address of any tile: http or https, with {z}, {x} and {y}, or {-y} where rows are counted from the
// south; {s}, {a-c} or {switch:a,b,c} for several hosts; the names of WMTS are understood too, and so is the GetTile address
// of one tile. The error is a *Problem.
func ParseTemplate(text string) (Template, error) {
	text = strings.TrimSpace(text)
	if len(text) > longestTemplate {
		return Template{}, &Problem{Reason: NotAnAddress, Detail: strconv.Itoa(len(text)) + " bytes"}
	}
	text = tileNumbers.ReplaceAllString(text, "$1{$2}")
	var t Template
	seen := map[kind]bool{}
	for rest := text; rest != ""; {
		before, after, open := strings.Cut(rest, "{")
		if !open {
			t.parts = append(t.parts, part{text: rest})
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed {
			return Template{}, &Problem{Reason: UnknownPlaceholder, Detail: "{" + shortened(after, 40)}
		}
		p, known := placeholder(name)
		if !known {
			return Template{}, &Problem{Reason: UnknownPlaceholder, Detail: "{" + shortened(name, 40) + "}"}
		}
		p.text = before
		seen[p.kind] = true
		t.parts = append(t.parts, p)
		rest = tail
	}
	if err := checkAddress(t.URL(Coord{}, "0")); err != nil {
		return Template{}, err
	}
	for k, name := range map[kind]string{zoomNumber: "{z}", column: "{x}"} {
		if !seen[k] {
			return Template{}, &Problem{Reason: NoPlaceholder, Detail: name}
		}
	}
	if !seen[row] && !seen[rowFromSouth] {
		return Template{}, &Problem{Reason: NoPlaceholder, Detail: "{y}"}
	}
	return t, nil
}

func placeholder(name string) (part, bool) {
	folded := strings.ToLower(strings.TrimSpace(name))
	if k, ok := placeholders[folded]; ok {
		p := part{kind: k}
		if k == host {
			p.choice = []string{"a", "b", "c"}
		}
		return p, true
	}
	if list, ok := strings.CutPrefix(folded, "switch:"); ok && list != "" {
		return part{kind: host, choice: strings.Split(list, ",")}, true
	}
	if from, to, ok := strings.Cut(folded, "-"); ok && len(from) == 1 && len(to) == 1 && from[0] < to[0] {
		p := part{kind: host}
		for c := from[0]; c <= to[0]; c++ {
			p.choice = append(p.choice, string(rune(c)))
		}
		return p, true
	}
	return part{}, false
}

// checkAddress refuses what is not a whole http or https address.
func checkAddress(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return &Problem{Reason: NotAnAddress, Err: err}
	case u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "":
		return &Problem{Reason: NotHTTP, Detail: shortened(u.Scheme, 20)}
	case u.Scheme == "" || u.Hostname() == "":
		return &Problem{Reason: NotAnAddress}
	}
	return nil
}

// URL is the address of a tile; zoom is what the source calls the zoom of c. One tile is always asked of the same host, so
// that whatever lies between remembers it.
func (t Template) URL(c Coord, zoom string) string {
	var b strings.Builder
	for _, p := range t.parts {
		b.WriteString(p.text)
		switch p.kind {
		case zoomNumber:
			b.WriteString(url.PathEscape(zoom))
		case column:
			b.WriteString(strconv.Itoa(c.X))
		case row:
			b.WriteString(strconv.Itoa(c.Y))
		case rowFromSouth:
			b.WriteString(strconv.Itoa(1<<c.Zoom - 1 - c.Y))
		case host:
			b.WriteString(p.choice[(c.X+c.Y)%len(p.choice)])
		}
	}
	return b.String()
}
