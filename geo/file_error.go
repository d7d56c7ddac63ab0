package geo

import "fmt"

// Reason is why a file cannot be used: a translation key below "file.", for which explain has a sentence that says what to do.
type Reason string

// The reasons.
const (
	FileMissing        Reason = "missing"
	FileIsDirectory    Reason = "directory"
	FileEmpty          Reason = "empty"
	FileTruncated      Reason = "truncated"
	FileNotJSON        Reason = "not_json"
	FileNotGeoJSON     Reason = "not_geojson"
	FileIsHTML         Reason = "html"
	FileBadGzip        Reason = "bad_gzip"
	FileNoFeatures     Reason = "no_features"
	FileUnknownFormat  Reason = "unknown_format"
	FileOtherFormat    Reason = "other_format"  // known, and not read: Detail names it
	FileSpreadsheet    Reason = "spreadsheet"   // a workbook of Excel, LibreOffice …
	FileServiceError   Reason = "service_error" // what a service answered instead of data
	FileUnknownCRS     Reason = "unknown_crs"
	FileNoPermission   Reason = "no_permission"
	FileNotGeoPackage  Reason = "not_geopackage"
	FileNotEmprise     Reason = "not_emprise"
	FileNewer          Reason = "newer"
	FileOlder          Reason = "older" // and cannot be brought up to date where it lies
	FileDamaged        Reason = "damaged"
	FileExists         Reason = "exists"
	FileLocked         Reason = "locked"
	FileFolderMissing  Reason = "folder_missing"
	FileFolderReadOnly Reason = "folder_read_only"
	FileDiskFull       Reason = "disk_full"
	FileUnreachable    Reason = "unreachable" // the disk failed, or the file was taken away while it was open
	FileTooLarge       Reason = "too_large"
	FileNotRows        Reason = "not_rows" // JSON that is not the rows asked for
	FileBadArchive     Reason = "bad_archive"
	FileBadShapefile   Reason = "bad_shapefile"
	FileBadTable       Reason = "bad_table" // rows of separated values
	FileBadXML         Reason = "bad_xml"
	FileSeveralLayers  Reason = "several_layers" // and none was named
	FileLayerMissing   Reason = "layer_missing"  // the one that was named
)

// FileError refuses a file whole.
type FileError struct {
	Path   string
	Reason Reason
	Detail string // where and what, for the technician: "line 12, column 3: unexpected comma"
	Err    error  // may be nil
}

func (e *FileError) Error() string {
	s := fmt.Sprintf("%s: %s", e.Path, e.Reason)
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *FileError) Unwrap() error { return e.Err }
