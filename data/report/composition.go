package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"emprise/data"
	"emprise/data/outfile"
	"emprise/geo"
	"emprise/geo/sheet"
)

// Composition is how a person wants sheets to look: what stands on them beside what the project says. The zero value is the sheet as it
// comes; a template file holds one as JSON.
type Composition struct {
	Title       string  `json:"title,omitempty"`
	Subtitle    string  `json:"subtitle,omitempty"`
	Authority   string  `json:"authority,omitempty"`    // in the place of the territory's
	Meeting     string  `json:"meeting,omitempty"`      // AAAA-MM-JJ, of the sitting that the sheet is made for
	Draft       string  `json:"draft,omitempty"`        // a stamp, such as « projet n° 2 »
	Notes       string  `json:"notes,omitempty"`        // below the tables
	Paper       string  `json:"paper,omitempty"`        // "A3", "A4", "16:9"
	Orientation string  `json:"orientation,omitempty"`  // "landscape", "portrait"
	Scale       float64 `json:"scale,omitempty"`        // denominator; 0 fits the map to what it shows
	Logo        string  `json:"logo,omitempty"`         // path of a PNG, or the name of the one that is carried
	LogoPicture []byte  `json:"logo_picture,omitempty"` // the PNG itself, in the place of the file
	NoGrid      bool    `json:"no_grid,omitempty"`
	Public      bool    `json:"public,omitempty"`

	Hide       []string `json:"hide,omitempty"`        // Elements that are left out
	HideLayers []string `json:"hide_layers,omitempty"` // IDs of what the map shows and the sheet does not
	ShowLayers []string `json:"show_layers,omitempty"` // IDs of what the sheet shows and the map does not
	Legend     []string `json:"legend,omitempty"`      // IDs of layers in the order of the legend, before those that are not named
}

// What can be left out of a sheet. Sources are said on every sheet for the outside: the open licences ask for it.
const (
	ElementLegend  = "legend"
	ElementTables  = "tables"
	ElementLocator = "locator"
	ElementScale   = "scale"
	ElementNorth   = "north"
	ElementGrid    = "grid"
	ElementSources = "sources"
)

// Elements lists what can be left out.
func Elements() []string {
	return []string{ElementLegend, ElementTables, ElementLocator, ElementScale, ElementNorth, ElementGrid, ElementSources}
}

// Hides says whether an element is left out.
func (c Composition) Hides(element string) bool {
	return slices.Contains(c.Hide, element) || element == ElementGrid && c.NoGrid
}

// Shows says whether the sheet shows a layer that the map shows or not. Zones, plots and projects have the IDs that they have in a scene.
func (c Composition) Shows(layer string, onMap bool) bool {
	if onMap {
		return !slices.Contains(c.HideLayers, layer)
	}
	return slices.Contains(c.ShowLayers, layer)
}

// The orientations of paper.
const (
	Landscape = "landscape"
	Portrait  = "portrait"
)

// The scales that a person may ask for.
const (
	LargestScale  = 100
	SmallestScale = 1_000_000
)

// Validate says which field is wrong: an error that wraps data.ErrInvalid and has its own sentence.
func (c Composition) Validate() error {
	wrong := func(field string, given any) error { return &compositionError{field: field, given: fmt.Sprint(given)} }
	if c.Meeting != "" {
		if _, err := time.Parse(time.DateOnly, c.Meeting); err != nil {
			return wrong("meeting", c.Meeting)
		}
	}
	if _, ok := sheet.PaperNamed(c.Paper); !ok && c.Paper != "" {
		return wrong("paper", c.Paper)
	}
	switch c.Orientation {
	case "", Landscape, Portrait:
	default:
		return wrong("orientation", c.Orientation)
	}
	if p, _ := sheet.PaperNamed(c.Paper); p.Screen() && c.Orientation == Portrait {
		return &compositionError{field: "orientation", given: p.Name, lying: true}
	}
	for _, element := range c.Hide {
		if !slices.Contains(Elements(), element) {
			return wrong("hide", element)
		}
	}
	if c.Scale != 0 && !(c.Scale >= LargestScale && c.Scale <= SmallestScale) {
		return wrong("scale", c.Scale)
	}
	return nil
}

type compositionError struct {
	field, given string
	lying        bool // the paper that is given does not stand
}

func (e *compositionError) Error() string { return "sheet: " + e.field + ": " + e.given }

// badLookError says that a composition cannot be read.
type badLookError struct{ err error }

func (e *badLookError) Error() string { return "composition: " + e.err.Error() }
func (e *badLookError) Unwrap() error { return e.err }

// Explain gives the message and its arguments.
func (e *badLookError) Explain() (key string, args []any) { return "report.bad_look", nil }

// WrongField is the JSON name of the field of a composition that an error is about, "" for an error about none.
func WrongField(err error) string {
	var wrong *compositionError
	var logo *logoError
	switch {
	case errors.As(err, &wrong):
		return wrong.field
	case errors.As(err, &logo):
		return "logo"
	}
	return ""
}

// Explain gives the message and its arguments.
func (e *compositionError) Explain() (key string, args []any) {
	if e.lying {
		return "report.lying_paper", []any{"paper", e.given}
	}
	return map[string]string{
		"meeting": "report.bad_meeting", "paper": "report.bad_paper", "orientation": "report.bad_orientation", "scale": "report.bad_scale",
		"hide": "report.bad_element",
	}[e.field], []any{"given", e.given}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *compositionError) Unwrap() error { return data.ErrInvalid }

// mostTemplate is how many bytes of a template are read.
const mostTemplate = 1 << 20

// ReadComposition reads a template file. One that is no JSON, has a field that there is not or a wrong value is refused.
func ReadComposition(path string) (Composition, error) {
	var c Composition
	f, err := os.Open(path)
	if err != nil {
		return c, refusedReading(path, err)
	}
	defer func() { _ = f.Close() }()
	raw, err := io.ReadAll(io.LimitReader(f, mostTemplate))
	if err != nil {
		return c, fmt.Errorf("read %s: %w", path, err)
	}
	c, err = DecodeComposition(raw)
	if bad := (*badLookError)(nil); errors.As(err, &bad) {
		return c, &geo.FileError{Path: path, Reason: geo.FileNotJSON, Err: bad.err}
	}
	return c, err
}

// DecodeComposition reads the JSON of a composition as strictly as a template file.
func DecodeComposition(text []byte) (Composition, error) {
	var c Composition
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return c, &badLookError{err}
	}
	return c, c.Validate()
}

// Encode is the JSON of the composition as a project keeps it, carrying its logo.
func (c Composition) Encode() (string, error) {
	c, err := c.Carrying()
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(c)
	return string(text), err
}

// Write keeps the composition as a template file, carrying its logo. As WritePDF, it leaves a whole file or none.
func (c Composition) Write(path string) error {
	c, err := c.Carrying()
	if err != nil {
		return err
	}
	return outfile.Write(path, outfile.Replace, func(f *os.File) error {
		e := json.NewEncoder(f)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(c)
	})
}

func refusedReading(path string, err error) error {
	if os.IsNotExist(err) {
		return &geo.FileError{Path: path, Reason: geo.FileMissing, Err: err}
	}
	return &geo.FileError{Path: path, Reason: geo.FileNoPermission, Err: err}
}

// paper is the one that was asked for, the template's own where nothing was.
func (o Options) paper(own sheet.Paper) sheet.Paper {
	c := o.Composition
	if p, ok := sheet.PaperNamed(o.Paper); ok {
		c.Paper = p.Name
	}
	out := own
	if p, ok := sheet.PaperNamed(c.Paper); ok {
		out = p
		if own.Upright() {
			out = p.Standing()
		}
	}
	if p, ok := sheet.PaperNamed(out.Name); ok && c.Orientation != "" {
		out = p
		if c.Orientation == Portrait {
			out = p.Standing()
		}
	}
	return out
}

// scale is the denominator that was asked for, else what fits.
func (o Options) scale(fitting float64) float64 {
	if s := o.Composition.Scale; s > 0 {
		return s
	}
	return fitting
}

// compose puts on a sheet what a person wants on it.
func (o Options) compose(sh *sheet.Sheet) error {
	c := o.Composition
	if err := c.Validate(); err != nil {
		return err
	}
	for _, x := range []struct {
		from string
		to   *string
	}{{c.Title, &sh.Title}, {c.Subtitle, &sh.Subtitle}, {c.Authority, &sh.Organisation}, {c.Draft, &sh.Draft}, {c.Notes, &sh.Notes}} {
		if x.from != "" {
			*x.to = x.from
		}
	}
	if c.Meeting != "" {
		sh.Meeting = sh.Locale.T("report.meeting", "day", sh.Locale.Date(c.Meeting))
	}
	if c.Hides(ElementGrid) {
		sh.WithGrid = sheet.GridHidden
	}
	sh.NoScale, sh.NoNorth = c.Hides(ElementScale), c.Hides(ElementNorth)
	for _, x := range []struct {
		element string
		off     func()
	}{
		{ElementLegend, func() { sh.Legend = nil }},
		{ElementTables, func() { sh.Tables = nil }},
		{ElementLocator, func() { sh.Locator = nil }},
		{ElementSources, func() { sh.Sources = nil }},
	} {
		if c.Hides(x.element) && (x.element != ElementSources || !sh.Public) {
			x.off()
		}
	}
	var err error
	sh.Logo, err = c.logo()
	return err
}
