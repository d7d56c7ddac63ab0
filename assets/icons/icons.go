package icons

import "embed"

//go:embed *.svg
var files embed.FS

// SVG gives the source of an icon by its name without extension: "layers", "emprise". It panics on a name that is not
// drawn, which a test of the interface shows at once.
func SVG(name string) []byte {
	b, err := files.ReadFile(name + ".svg")
	if err != nil {
		panic("icons: " + err.Error())
	}
	return b
}

// Names lists what is drawn.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err) // embedded at build time
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name()[:len(e.Name())-len(".svg")])
	}
	return names
}
