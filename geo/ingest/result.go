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

// Limits bound what a file may ask for. A zero field means the default.
type Limits struct {
	FeatureBytes int // text of one feature; 256 MiB
	Columns      int // attributes of a layer; 1900, what an SQLite table holds with room to spare
	Issues       int // issues listed one by one; 1000. All are counted
	Batch        int // features given to the sink at once; 20 000
	ChunkBytes   int // text that a worker takes apart at once; 1 MiB

	ArchiveEntries int   // files in an archive or a folder; 10 000
	ArchiveBytes   int64 // of one file of an archive, unpacked; 16 GiB
	ArchiveRatio   int64 // unpacked to packed, of a file of 16 MiB and more; 250
	StreamBytes    int64 // of a stream that must be held in memory: an archive that is no file on the disk; 512 MiB
}

func (l Limits) orDefault() Limits {
	if l.FeatureBytes <= 0 {
		l.FeatureBytes = 256 << 20
	}
	if l.Columns <= 0 {
		l.Columns = 1900
	}
	if l.Issues <= 0 {
		l.Issues = 1000
	}
	if l.Batch <= 0 {
		l.Batch = 20_000
	}
	if l.ChunkBytes <= 0 {
		l.ChunkBytes = 1 << 20
	}
	if l.ArchiveEntries <= 0 {
		l.ArchiveEntries = 10_000
	}
	if l.ArchiveBytes <= 0 {
		l.ArchiveBytes = 16 << 30
	}
	if l.ArchiveRatio <= 0 {
		l.ArchiveRatio = 250
	}
	if l.StreamBytes <= 0 {
		l.StreamBytes = 512 << 20
	}
	return l
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
