package main

import (
	"os"
	"path/filepath"
	"strings"

	"emprise/data/gpkg"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/basemap"
	"emprise/geo/crs"
)

// ground opens the basemap that was named, nil when none was; leave lets go of it.
func (v *exportVerb) ground(e *env, s *workspace.Snapshot) (ground report.Ground, leave func(), err error) {
	nothing := func() {}
	if v.Basemap == "" {
		return nil, nothing, nil
	}
	if info, err := os.Stat(v.Basemap); err == nil && !info.IsDir() {
		return v.groundFile(e, s)
	}
	src, err := v.source(e)
	if err != nil {
		return nil, nothing, err
	}
	tiles, err := basemap.NewTiles(src, basemap.Options{Network: network(), Disk: basemap.NewDisk("", 0, nil)})
	if err != nil {
		return nil, nothing, err
	}
	return tiles, tiles.Close, nil
}

// groundFile opens a file of tiles, or a picture with a place.
func (v *exportVerb) groundFile(e *env, s *workspace.Snapshot) (ground report.Ground, leave func(), err error) {
	nothing := func() {}
	if !strings.EqualFold(filepath.Ext(v.Basemap), ".mbtiles") {
		usual, _ := crs.Lookup(s.Territory.EPSG) // nil when there is none: the file must say it then
		picture, err := basemap.OpenRaster(e.ctx, v.Basemap, usual)
		if err != nil {
			return nil, nothing, err
		}
		return picture, nothing, nil
	}
	file, err := gpkg.OpenMBTiles(e.ctx, v.Basemap)
	if err != nil {
		return nil, nothing, err
	}
	src := file.Source()
	if v.Attribution != "" {
		src.Attribution = v.Attribution
	}
	tiles := basemap.NewShelf(src, file, basemap.Options{})
	return tiles, func() {
		tiles.Close()
		_ = file.Close() // it was only read
	}, nil
}

// source is one that is known from the start, or that of an address.
func (v *exportVerb) source(e *env) (basemap.Source, error) {
	var ids []string
	for _, s := range basemap.Known() {
		if s.ID == v.Basemap {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	if !strings.Contains(v.Basemap, "://") {
		return basemap.Source{}, &unknownBasemap{v.Basemap, strings.Join(ids, ", ")}
	}
	offers, err := network().Look(e.ctx, v.Basemap)
	if err != nil {
		return basemap.Source{}, err
	}
	if len(offers) > 1 {
		return basemap.Source{}, &unknownBasemap{v.Basemap, strings.Join(ids, ", ")}
	}
	src := offers[0].Source
	if v.Attribution != "" {
		src.Attribution = v.Attribution
	}
	return src, nil
}

func network() *basemap.Network {
	return basemap.NewNetwork(basemap.NetworkOptions{Transport: basemap.Transport(), Agent: "Emprise/cli (+https://github.com/emprise/emprise)"})
}

// unknownBasemap brings its own sentence.
type unknownBasemap struct{ given, known string }

func (u *unknownBasemap) Error() string { return "unknown basemap " + u.given }

// Explain gives the translation key.
func (u *unknownBasemap) Explain() (key string, args []any) {
	return "cli.unknown_basemap", []any{"given", u.given, "known", u.known}
}
