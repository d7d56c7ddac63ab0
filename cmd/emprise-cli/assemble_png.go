package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"emprise/data"
	"emprise/data/assembly"
	"emprise/data/report"
	"emprise/data/workspace"
	"emprise/geo/sheet"
)

// screenDPI is fine enough to read every number on a screen.
const screenDPI = 150

// draw writes a sheet a set, as a picture, into a folder that is there.
func (v *assembleFlags) draw(e *env, s *workspace.Snapshot, need data.Need, p assembly.Proposals) error {
	opt := report.Options{Lang: e.loc.Lang(), Date: e.clock(), Author: e.author}
	files := make([]string, len(p.Proposals))
	for i, a := range p.Proposals {
		files[i] = filepath.Join(v.PNG, pictureName(i+1, a.Parcels))
		if err := e.free(files[i]); err != nil {
			return err
		}
	}
	for i, a := range p.Proposals {
		sh, err := report.Assembly(e.ctx, s, need, a, opt)
		if err != nil {
			return err
		}
		if _, err := report.WriteSheets(e.ctx, files[i], []*sheet.Sheet{sh}, "", screenDPI); err != nil {
			return err
		}
	}
	e.say(e.loc.N("cli.assemble.drawn", len(p.Proposals), "dir", v.PNG))
	return nil
}

// pictureName is the place in the list, then the first parcel: 03_91326000AB0456.png.
func pictureName(place int, parcels []string) string {
	first := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, parcels[0])
	return fmt.Sprintf("%02d_%s.png", place, first)
}
