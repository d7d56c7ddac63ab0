package drive_test

import (
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emprise/geo/basemap"
)

// TestTheBasemapIsPrinted prints a sheet with the map that is shown below the layers, finds the wish remembered, and then prints
// where there is neither a network nor a picture kept from before: the sheet says so, and so does the window.
func TestTheBasemapIsPrinted(t *testing.T) {
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	dir, clock := t.TempDir(), &stillClock{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(&photographer{})
	defer server.Close()
	transport := basemap.Transport().(*http.Transport)
	defer transport.CloseIdleConnections()
	d, w := overNetwork(t, dir, transport, clock)
	defer w.Close()
	must := playing(t)
	wish := func(want string) {
		t.Helper()
		if got, err := d.Field("ground"); err != nil || got != want {
			t.Fatalf("the form begins with %q, %v", got, err)
		}
	}
	sheet := func(name string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		must(d.Fill("path", path), d.Save())
		text, err := exec.Command(reader, "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(string(text)), " ")
	}

	must(d.Press("export"))
	wish("")
	if text := sheet("papier.pdf"); strings.Contains(text, "Fond de plan :") {
		t.Error("a sheet on paper names a basemap")
	}
	for _, step := range []error{
		d.Press("basemap"), d.Fill("address", server.URL+"/{z}/{x}/{y}.png"), d.Fill("attribution", "© Photographe d’essai"), d.Save(),
	} {
		must(step)
	}
	must(d.Press("export"))
	wish("")
	must(d.Fill("ground", "yes"))
	photograph(t, d, "export-ground")
	if text := sheet("photo.pdf"); !strings.Contains(text, "Fond de plan : 127.0.0.1, © Photographe d’essai (consulté le 23 novembre 2026)") || strings.Contains(text, "incomplet") {
		t.Errorf("the sheet says %q", text)
	}
	if strings.Contains(d.Said(), "incomplet") {
		t.Errorf("the window says %q", d.Said())
	}

	server.Close()
	must(d.Press("basemap.clear"))
	must(d.Press("basemap.none"), d.Press("export"))
	wish("") // the map shows none
	must(d.Press("basemap"), d.Fill("address", server.URL+"/autre/{z}/{x}/{y}.png"), d.Save())
	must(d.Press("export"))
	wish("yes")
	if text := sheet("absent.pdf"); !strings.Contains(text, "Fond de plan absent : 127.0.0.1. Il n’y avait pas de réseau") {
		t.Errorf("the sheet says %q", text)
	}
	if !strings.Contains(d.Said(), "Fond de plan absent") {
		t.Errorf("the window says %q", d.Said())
	}
}
