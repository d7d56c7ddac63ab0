package sheet

import (
	"image"
	"image/color"
	"time"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/render"
	"emprise/geo/style"
)

// Sheet is one page to print.
type Sheet struct {
	Paper  Paper
	Locale *locale.Locale

	Title        string // the subject and the place, never "Map of …"
	Subtitle     string
	Organisation string // who publishes
	Author       string // who drew; may be empty
	Date         time.Time

	Logo     image.Image // at the left of the title; may be nil
	Meeting  string      // the sitting that the sheet is made for; may be empty
	Draft    string      // such as « projet n° 2 », a stamp; may be empty
	Notes    string      // said by who makes the sheet, below the tables; may be empty
	WithGrid Grids
	NoScale  bool // neither the scale nor its bar is said
	NoNorth  bool // no arrow

	Map     Map
	Panels  []Panel // small maps in the place of the map, which is then only the scale that they share; may be empty
	Marks   []Mark
	Charts  []Chart  // in the place of the map and of all beside it; may be empty
	Locator *Locator // nil: no inset
	Legend  []Group
	Falls   []Fall // between legend and tables; the last ones are left out where there is no room
	Tables  []Table
	Sources []string // one a producer, dated, with its licence
	Caveat  string   // what the map is not; may be empty

	Fictional bool // said in red on the page
	Public    bool // else the page says that it is internal

	Text *ProsePages // the sheet is the page Leaf of a text, and nothing of the above but the paper; may be nil
	Leaf int
}

// Grids say whether the grid of the projection is drawn.
type Grids uint8

// Whether the grid is drawn; the zero one is yes.
const (
	GridShown Grids = iota
	GridHidden
)

// gridded says whether the grid is drawn: never on a screen, where nobody measures and its numbers cannot be read.
func (sh *Sheet) gridded() Grids {
	if sh.Paper.Screen() {
		return GridHidden
	}
	return sh.WithGrid
}

// Panel is one of several small maps of a sheet.
type Panel struct {
	Title string
	Map   Map
	Marks []Mark
	Told  []Item // below the map, in two columns
}

// Map is what the frame shows.
type Map struct {
	System      *crs.System
	Centre      geo.XY  // metres of System, in the middle of the frame
	Denominator float64 // of the scale: 25000 for 1:25 000
	Magnify     float64 // how many times as large lines, signs and names are drawn; 0 and 1 are as on paper
	Ground      *Ground // below all layers; nil is the paper alone
	Layers      []render.Dressed
}

// Ground is a picture that fills the frame.
type Ground struct {
	Picture image.Image
	Note    string // what the reader must know of it, such as what is missing; may be empty
}

// Mark is a numbered disc on the map that a table refers to.
type Mark struct {
	At     geo.LonLat
	Text   string
	Fill   color.NRGBA
	Ink    color.NRGBA
	Border color.NRGBA
}

// Locator is the inset that shows where the map lies.
type Locator struct {
	Title string
	Areas []Area
}

// Area is a piece of the locator, a commune for instance.
type Area struct {
	Name  string
	Shape orb.MultiPolygon // lon/lat
}

// Group is a part of the legend. A minor one, the background, is told smaller and in two columns.
type Group struct {
	Title string
	Minor bool
	Items []Item
}

// Item tells one symbol of the map.
type Item struct {
	Symbol  *style.Symbol
	Kind    feature.Kind // the sample: a point, a line or an area
	Opacity float64      // of the layer, 0 and 1 are opaque
	Text    string
	Note    string // at the right end: how many, how much
}

// Table is a small table beside the map.
type Table struct {
	Title   string
	Note    string // below the title; may be empty
	Columns []Column
	Rows    []Row
	Total   *Row   // below a rule; may be nil
	More    string // translation key, plural, that says how many rows found no place
	Closing string // a line below all, smaller; may be empty
	Whole   bool   // its rows find their place before those of the tables above it

	hidden int // rows that found no place
}

// Column of a table. The first one takes the room that the others leave.
type Column struct {
	Title string
	Width float64 // in ems of the body; 0 for the first
	Right bool    // numbers stand against the right
	Small bool    // said more quietly than the others
}

// Row of a table.
type Row struct {
	Mark  *Mark // the disc that the map shows too; nil without
	Cells []string
	Note  string // below the first cell, smaller; may be empty
	Keep  bool   // the note stays when there is little room
}
