package drive_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"emprise/geo/reference"
	"emprise/ui/drive"
)

// left says what a story must have left, file by file.
var left = map[string]func(leavings){
	"phone-call": func(l leavings) {
		l.page("terrains-projet-cristal.pdf", "Projet Cristal", "Version publique", "Superficie")
		l.silent("terrains-projet-cristal.pdf", "Lambert SA", "Verrerie")
	},
	"why-not": func(l leavings) { l.page("pourquoi-pas.pdf", "Plateforme logistique", "1,13 ha") },
	"technician": func(l leavings) {
		l.page("fiche-terrain.pdf", "Les Trois Parcelles", "DGFiP", "Lambert-93")
		l.table("terrains.gpkg", "Feature Count: 1", "Les Trois Parcelles", "65")
		l.table("deux-communes.gpkg", "Feature Count: 2859", "Feature Count: 5166")
	},
	"assembling": func(l leavings) { l.page("remembrement.pdf", "Réserve du Haut-Chemin") },
	"sitting": func(l leavings) {
		l.page("compte-rendu.pdf", "Commission foncier", "Mme Le Goff", "Salle du conseil", "étude de sol")
		l.some("compte-rendu.odt", "PK", 10_000)
	},
	"projects":   func(l leavings) { l.page("bilan-crte.pdf", "CRTE du Val d’Ombrelle", "Fonds chaleur") },
	"comparison": func(l leavings) { l.page("comparaison.pdf", "Nouvel atelier d’usinage", "La Croix-Blanche") },
	"inventory": func(l leavings) {
		l.page("inventaire.pdf", "Croix-Blanche", "L. 318-8-2", "Version publique")
	},
	"newer-cadastre": func(l leavings) { l.some("journal.csv", "\ufeff", 200) },
	"dashboard": func(l leavings) {
		l.page("tableau-de-bord.pdf", "18,00")
		l.table("territoire-public.gpkg", "plots", "zones")
	},
}

// leavings are the files of a story.
type leavings struct {
	t      *testing.T
	folder string
}

func (l leavings) some(name, begins string, least int) []byte {
	l.t.Helper()
	b, err := os.ReadFile(filepath.Join(l.folder, name))
	if err != nil || len(b) < least || !strings.HasPrefix(string(b), begins) {
		l.t.Errorf("%s has %d bytes and begins with %.8q: %v", name, len(b), b, err)
	}
	return b
}

// said is what another program reads in a file, spaces joined; false where that program is not installed.
func (l leavings) said(program string, args ...string) (string, bool) {
	l.t.Helper()
	reader, err := exec.LookPath(program)
	if err != nil {
		l.t.Logf("%s is not installed", program)
		return "", false
	}
	text, err := exec.Command(reader, args...).Output()
	if err != nil {
		l.t.Errorf("%s %v: %v", program, args, err)
	}
	return strings.Join(strings.Fields(string(text)), " "), true
}

// page reads a PDF.
func (l leavings) page(name string, wants ...string) {
	l.t.Helper()
	l.some(name, "%PDF-", 5_000)
	if text, ok := l.said("pdftotext", "-layout", filepath.Join(l.folder, name), "-"); ok {
		for _, want := range wants {
			if !strings.Contains(text, want) {
				l.t.Errorf("%s does not say %q: %.600s", name, want, text)
			}
		}
	}
}

// silent says what a PDF must not say.
func (l leavings) silent(name string, secrets ...string) {
	l.t.Helper()
	if text, ok := l.said("pdftotext", "-layout", filepath.Join(l.folder, name), "-"); ok {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				l.t.Errorf("%s says %q", name, secret)
			}
		}
	}
}

// table reads a GeoPackage.
func (l leavings) table(name string, wants ...string) {
	l.t.Helper()
	l.some(name, "SQLite", 5_000)
	if text, ok := l.said("ogrinfo", "-al", "-fields=YES", "-geom=NO", filepath.Join(l.folder, name)); ok {
		for _, want := range wants {
			if !strings.Contains(text, want) {
				l.t.Errorf("%s does not hold %q: %.600s", name, want, text)
			}
		}
	}
}

// Every story is played in one window, one after the other, each from a fresh copy of the demonstration territory.
func TestStories(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and on one thread: there is nothing to race")
	}
	d, w := start(t, t.TempDir())
	defer w.Close()
	for _, s := range drive.Stories() {
		t.Run(s.Name, func(t *testing.T) {
			at := drive.Setting{Folder: t.TempDir()}
			if len(s.Reads) > 0 {
				at.Data = reference.Path(t, "")
			}
			if lacks := s.Lacks(at.Data); lacks != "" {
				t.Skipf("shared/data/%s is not beside the project", lacks)
			}
			if *pictures != "" {
				at.Show = drive.Photographs(d, *pictures, s.Name)
			}
			if err := d.OpenProject(projectFile(t, t.TempDir())); err != nil {
				t.Fatal(err)
			}
			effort, err := s.Tell(d, at)
			if err != nil {
				t.Fatalf("%v: %s", err, d.Said())
			}
			told := fmt.Sprintf("(%s.md) | %d | %d | %d | %d |", s.Name, effort.Commands, effort.Clicks, effort.Fields, effort.Keys)
			if index, err := os.ReadFile(filepath.Join("..", "..", "docs", "stories", "README.md")); err != nil || !strings.Contains(string(index), told) {
				t.Errorf("the list of stories lacks %s: %v", told, err)
			}
			left[s.Name](leavings{t, at.Folder})
			if d.Snapshot() != nil {
				_ = d.Press("close")
			}
		})
	}
}

// Every story has its page, which calls things what the window calls them.
func TestStoriesAreTold(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "stories")
	raw, err := os.ReadFile(filepath.Join("..", "..", "assets", "translations", "fr.json"))
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u202f", " ", "\u00a0", " ")
	said := strings.ToLower(plain.Replace(string(raw)))
	strong, word := regexp.MustCompile(`\*\*.*?\*\*`), regexp.MustCompile(`\*([^*\n]+)\*`)
	index, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range drive.Stories() {
		page, err := os.ReadFile(filepath.Join(folder, s.Name+".md"))
		if err != nil {
			t.Error(err)
			continue
		}
		if !strings.Contains(string(index), "("+s.Name+".md)") {
			t.Errorf("the list of stories lacks %s", s.Name)
		}
		for _, m := range word.FindAllStringSubmatch(strong.ReplaceAllString(string(page), ""), -1) {
			if !strings.Contains(said, strings.ToLower(plain.Replace(m[1]))) {
				t.Errorf("%s: the window says nothing of %q", s.Name, m[1])
			}
		}
	}
}
