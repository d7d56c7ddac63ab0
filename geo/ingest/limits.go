package ingest

import "math"

// Limits bound what a file may ask for, so that no file takes more than some hundreds of MiB beside what the caller keeps. A
// zero field means the default. What is over a limit is an issue where one feature or one value can be left out, and a refusal
// of the file where it cannot.
type Limits struct {
	FeatureBytes int   // of one feature as it stands in the file; 64 MiB, and 32 MiB of a placemark. Over: refused
	Positions    int   // of one feature; 4 million. Over: the feature is left out (too_many_positions)
	TextBytes    int   // of one value; 1 MiB. Over: cut (text_too_long)
	Columns      int   // attributes of a layer; 1900, what an SQLite table holds with room to spare. Over: left out (too_many_columns)
	Issues       int   // issues listed one by one; 1000. All are counted
	Batch        int   // features given to the sink at once; 20 000
	BatchBytes   int64 // and what they take, about; 128 MiB
	ChunkBytes   int   // text that a worker takes apart at once; 1 MiB

	ArchiveEntries int   // files in an archive or a folder; 10 000. Over: refused
	ArchiveBytes   int64 // of one file of an archive, unpacked; 16 GiB. Over: not read (archive_large)
	ArchiveRatio   int64 // unpacked to packed, of 16 MiB and more; 250. Over: not read (archive_bomb), and gzip refused
	StreamBytes    int64 // of a stream that must be held in memory: an archive that is no file on the disk; 512 MiB. Over: refused
}

// What no option changes: it keeps the stack, and tables that would grow with a file, within bounds.
const (
	maxDepth       = 20_000 // arrays and objects within each other: some 5 MB of stack. Over: refused
	maxCollections = 16     // collections of geometries within each other. Over: the feature is left out
	maxFields      = 20_000 // fields of a row. Over: refused; properties of a feature. Over: left out
	maxNames       = 20_000 // names of properties that are remembered; far more than there may be columns

	maxPlacemark = 32 << 20 // bytes of a placemark: an XML document is held several times while it is read
	maxWhole     = 2 << 30  // bytes of what All gives
)

// Whole are the limits under which a layer comes at once, unless it takes more than 2 GiB.
func (l Limits) Whole() Limits {
	l.Batch, l.BatchBytes = math.MaxInt, maxWhole
	return l
}

// OrDefault fills in what is zero.
func (l Limits) OrDefault() Limits {
	for _, f := range []struct {
		field *int
		value int
	}{
		{&l.FeatureBytes, 64 << 20},
		{&l.Positions, 4_000_000},
		{&l.TextBytes, 1 << 20},
		{&l.Columns, 1900},
		{&l.Issues, 1000},
		{&l.Batch, 20_000},
		{&l.ChunkBytes, 1 << 20},
		{&l.ArchiveEntries, 10_000},
	} {
		if *f.field <= 0 {
			*f.field = f.value
		}
	}
	for _, f := range []struct {
		field *int64
		value int64
	}{
		{&l.BatchBytes, 128 << 20}, {&l.ArchiveBytes, 16 << 30}, {&l.ArchiveRatio, 250}, {&l.StreamBytes, 512 << 20},
	} {
		if *f.field <= 0 {
			*f.field = f.value
		}
	}
	return l
}
