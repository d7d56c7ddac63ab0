package ingest

import (
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
)

// Severity says what an issue cost.
type Severity uint8

// The severities.
const (
	Info    Severity = iota // nothing was lost
	Warning                 // kept, but something was mended, left out or is doubtful
	Error                   // the feature was not kept
)

// String gives "info", "warning" or "error".
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Issue is one thing that is not as it should be in the user's file.
type Issue struct {
	Severity  Severity
	Rule      string     // translation key below "issue."
	Feature   int        // place in the file, from 0; -1 for the whole file
	FeatureID string     // what the source calls it, "" when it does not
	At        geo.LonLat // where to look on the map, when HasPlace
	HasPlace  bool
	Detail    string // the technician's words: a name, a value
}

// Options of one reading. The zero value is right for a file that says what it is.
type Options struct {
	CRS      *crs.System // what the user says it is, stronger than the file; nil: as the file says
	LatFirst bool        // the user says that latitude comes before longitude, or y before x
	Part     string      // which layer of an archive or a folder, by the Name or Layer of its Part; "" when there is one
	Workers  int         // goroutines that take the text of one file apart; 0: one a core, 1: none but the caller's
	Limits   Limits

	// Glimpse, when it is set, is shown what was read of the batch so far, at first soon and then each time that it has doubled:
	// a Set to keep, to which later ones only add. It is called on the goroutine that reads, which waits for it.
	Glimpse func(*feature.Set)
}

// Result tells how the reading went.
type Result struct {
	Format      string         // "GeoJSON", "GeoJSON (gzip)", "Shapefile (zip)", "CSV", "KML", "dBASE" …
	Part        string         // Name of the Part that was read
	CRS         *crs.System    // of the positions in the file; features are always lon/lat
	CRSFrom     string         // what it was told by, one of the From constants
	Read        int            // features seen
	Kept        int            // features given to the sink
	Issues      []Issue        // the first ones, in the order of the file
	IssueCounts map[string]int // by rule, all of them
	Bytes       int64          // read, unpacked when in an archive
}

// What a coordinate system may be told by.
const (
	FromOption    = "option"    // the user
	FromMember    = "member"    // the crs member of GeoJSON
	FromPRJ       = "prj"       // the .prj of a Shapefile
	FromColumns   = "columns"   // the names of the columns: longitude, latitude
	FromRows      = "rows"      // each row its own: the last one's is given
	FromPositions = "positions" // nothing but the positions, all within the range of degrees
	FromFormat    = "format"    // KML knows no other
	FromDefault   = "default"   // what the format says when the file does not, or no feature has a place
)
