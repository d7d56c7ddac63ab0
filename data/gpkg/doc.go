// Package gpkg keeps a project in one OGC GeoPackage 1.3 file, as docs/file-format.md describes it: zones, plots, projects and
// imported layers as feature tables, companies, needs, journal and layer descriptions as attribute tables.
//
// Coordinates in the file are lon/lat degrees of WGS 84 (EPSG:4326). A Store is safe for any goroutine: reads run side by
// side on their own connections, writes wait for one another on the only one that may write. While a store is open its
// file has -wal, -shm and .lock companions; Close folds them back into the one file.
//
// Rows are kept a second time as they were left, so that Load finds what another program changed meanwhile. Check looks, Mend makes anew what
// follows from the rows, Compact drops what was taken off, and Recover reads a damaged file into a new one.
//
// Large layers have a twin, a copy that is read quickly and only while nobody wrote to the table.
//
// Layers and File read the GeoPackages of other programs, which may be damaged or hostile, without changing a byte of them.
//
// The package must know nothing of undo, of snapshots and of how things look: workspace decides what is written together, and qgis
// makes the looks that are kept for QGIS.
package gpkg
