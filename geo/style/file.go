package style

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"emprise/geo/paint"
)

// FileVersion is the version of the form that Encode writes. It moves with whatever an older reader would not understand.
const FileVersion = 1

// The limits of what Decode takes.
const (
	MaxFileSize   = 1 << 20 // bytes
	MaxClasses    = 500
	maxConditions = 20
	maxValues     = 20_000
	maxText       = 2000 // bytes of a name, a key, a value
	maxWidth      = 500  // typographic pixels
	maxStops      = 50
)

// The forms of the file: what is left out is zero.
type (
	fileRules struct {
		Version int          `json:"version"`
		Made    *fileMade    `json:"made,omitempty"`
		Unit    string       `json:"unit,omitempty"`
		Only    string       `json:"only,omitempty"`
		Classes []fileClass  `json:"classes"`
		First   []int        `json:"first,omitempty"`
		Label   *fileLabel   `json:"label,omitempty"`
		Plates  []fileLabel  `json:"plates,omitempty"`
		Shown   *fileRange   `json:"shown,omitempty"`
		Opacity float64      `json:"opacity,omitempty"`
		Shared  bool         `json:"shared,omitempty"`
		Cluster *fileCluster `json:"cluster,omitempty"`
	}
	fileMade struct {
		Sort    Sort   `json:"sort"`
		Column  string `json:"column,omitempty"`
		Method  Method `json:"method,omitempty"`
		Count   int    `json:"count,omitempty"`
		Shades  string `json:"shades,omitempty"`
		Reverse bool   `json:"reverse,omitempty"`
		Rounded bool   `json:"rounded,omitempty"`
	}
	fileClass struct {
		Symbol fileSymbol      `json:"symbol"`
		When   []fileCondition `json:"when,omitempty"`
	}
	fileCondition struct {
		Column  string        `json:"column,omitempty"`
		Values  []string      `json:"values,omitempty"`
		Within  *fileInterval `json:"within,omitempty"`
		Unknown bool          `json:"unknown,omitempty"`
		Numeric bool          `json:"numeric,omitempty"`
		Where   string        `json:"where,omitempty"`
		Not     bool          `json:"not,omitempty"`
	}
	fileInterval struct { // an end that is left out is open
		From   *float64 `json:"from,omitempty"`
		To     *float64 `json:"to,omitempty"`
		Closed bool     `json:"closed,omitempty"`
	}
	fileSymbol struct {
		Key     string       `json:"key,omitempty"`
		Literal bool         `json:"literal,omitempty"`
		Hidden  bool         `json:"hidden,omitempty"`
		Shown   *fileRange   `json:"shown,omitempty"`
		Opacity float64      `json:"opacity,omitempty"`
		Fill    *fileFill    `json:"fill,omitempty"`
		Least   float64      `json:"least,omitempty"`
		Casing  *fileStroke  `json:"casing,omitempty"`
		Stroke  *fileStroke  `json:"stroke,omitempty"`
		Widths  [][2]float64 `json:"widths,omitempty"`
		Marker  *fileMarker  `json:"marker,omitempty"`
	}
	fileFill struct {
		Colour        fileColour `json:"colour,omitempty"`
		Pattern       string     `json:"pattern,omitempty"`
		PatternColour fileColour `json:"pattern_colour,omitempty"`
	}
	fileStroke struct {
		Colour fileColour `json:"colour,omitempty"`
		Width  float64    `json:"width,omitempty"`
		Dash   []float64  `json:"dash,omitempty"`
	}
	fileMarker struct {
		Shape  string      `json:"shape,omitempty"`
		Icon   string      `json:"icon,omitempty"`
		Size   float64     `json:"size,omitempty"`
		Fill   fileColour  `json:"fill,omitempty"`
		Stroke *fileStroke `json:"stroke,omitempty"`
		Core   fileColour  `json:"core,omitempty"`
		Lone   bool        `json:"lone,omitempty"`
	}
	fileLabel struct {
		Columns  []string        `json:"columns,omitempty"`
		Size     float64         `json:"size,omitempty"`
		Sizes    [][2]float64    `json:"sizes,omitempty"`
		Bold     bool            `json:"bold,omitempty"`
		Italic   bool            `json:"italic,omitempty"`
		Upper    bool            `json:"upper,omitempty"`
		Colour   fileColour      `json:"colour,omitempty"`
		Halo     fileColour      `json:"halo,omitempty"`
		Width    float64         `json:"halo_width,omitempty"`
		Priority int             `json:"priority,omitempty"`
		Shown    *fileRange      `json:"shown,omitempty"`
		Inside   bool            `json:"inside,omitempty"`
		Above    bool            `json:"above,omitempty"`
		Shield   fileColour      `json:"shield,omitempty"`
		Below    float64         `json:"below,omitempty"`
		When     []fileCondition `json:"when,omitempty"`
	}
	fileRange struct {
		Finest   float64 `json:"finest,omitempty"`
		Coarsest float64 `json:"coarsest,omitempty"`
	}
	fileCluster struct {
		Radius float64    `json:"radius"`
		Shown  *fileRange `json:"shown,omitempty"`
		Fill   fileColour `json:"fill,omitempty"`
		Ink    fileColour `json:"ink,omitempty"`
	}
)

// fileColour is #RRGGBB, or #RRGGBBAA where it is not opaque; "" is no colour.
type fileColour string

func colourText(c RGBA) fileColour {
	switch {
	case c == RGBA{}:
		return ""
	case c.A == 255:
		return fileColour(fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B))
	}
	return fileColour(fmt.Sprintf("#%02X%02X%02X%02X", c.R, c.G, c.B, c.A))
}

func (s fileColour) colour() (RGBA, bool) {
	if s == "" {
		return RGBA{}, true
	}
	digits, ok := strings.CutPrefix(string(s), "#")
	b, err := hex.DecodeString(digits)
	switch {
	case !ok || err != nil:
	case len(b) == 3:
		return RGBA{R: b[0], G: b[1], B: b[2], A: 255}, true
	case len(b) == 4:
		return RGBA{R: b[0], G: b[1], B: b[2], A: b[3]}, true
	}
	return RGBA{}, false
}

// The words of patterns and shapes, at their numbers.
var (
	patternWords = []string{
		paint.Solid: "", paint.WideHatch: "wide_hatch", paint.DenseHatch: "dense_hatch", paint.CrossHatch: "cross_hatch", paint.Dots: "dots",
		paint.FallingHatch: "falling_hatch", paint.DenseFallingHatch: "dense_falling_hatch", paint.DenseCrossHatch: "dense_cross_hatch",
		paint.DenseDots: "dense_dots",
	}
	shapeWords = []string{
		NoShape: "", Circle: "circle", Diamond: "diamond", Square: "square", Triangle: "triangle", RoundPin: "round_pin", DiamondPin: "diamond_pin",
	}
)

// PatternWord is the name of a pattern in files, "solid" for the even fill; ShapeWord that of a shape, "none" for none.
func PatternWord(p paint.Pattern) string { return wordAt(patternWords, int(p), "solid") }
func ShapeWord(s Shape) string           { return wordAt(shapeWords, int(s), "none") }

func wordAt(words []string, i int, zero string) string {
	if i <= 0 || i >= len(words) {
		return zero
	}
	return words[i]
}

// Shapes lists the shapes of markers, NoShape first.
func Shapes() []Shape {
	return []Shape{NoShape, Circle, Diamond, Square, Triangle, RoundPin, DiamondPin}
}

// Encode writes rules as JSON: equal rules give equal bytes, and Decode gives equal rules back.
func Encode(r Rules) ([]byte, error) {
	text, err := json.Marshal(r.file())
	if err != nil {
		return nil, fmt.Errorf("encode style: %w", err)
	}
	return text, nil
}
