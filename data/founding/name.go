package founding

import (
	"path/filepath"
	"strings"

	"emprise/data"
)

// FileName is the name of the file of a project, as the territory is called, without what a system refuses in one; "" for no name.
func FileName(territory string) string {
	if territory = strings.Trim(territory, " ."); territory == "" {
		return ""
	}
	return data.TitleName(territory, ".gpkg")
}

// Territory is what a project may be called that begins with a file: the name of the file without what names say to machines alone.
func Territory(path string) string {
	name := filepath.Base(path)
	for ext := filepath.Ext(name); ext != "" && len(ext) < 12; ext = filepath.Ext(name) {
		name = strings.TrimSuffix(name, ext)
	}
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == ' ' }), " ")
}
