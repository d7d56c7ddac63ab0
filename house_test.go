// Package emprise_test guards how the house is cut: which floor may import which, where threads meet, how long a file is.
package emprise_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A listed is what `go list -json` says of a package.
type listed struct {
	ImportPath   string
	Dir          string
	Imports      []string
	TestImports  []string
	XTestImports []string
	GoFiles      []string
	Module       *struct {
		Path, Version, Dir string
		Main               bool
	}
	Standard bool
}

func goList(t *testing.T, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json"}, args...)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// floors, from the ground up; a package may import its own floor and those below, and the shelf.
var floors = []string{"geo", "data", "ui", "cmd"}

func floorOf(path string) (floor int, ours bool) {
	rest, ok := strings.CutPrefix(path, "emprise/")
	if !ok {
		return 0, false
	}
	top, _, _ := strings.Cut(rest, "/")
	return slices.Index(floors, top), true
}

func TestImportsPointDown(t *testing.T) {
	t.Parallel()
	packages := goList(t, "./...")
	if len(packages) < 20 {
		t.Fatalf("only %d packages: the list is not whole", len(packages))
	}
	for _, p := range packages {
		from, _ := floorOf(p.ImportPath)
		shelf := strings.HasPrefix(p.ImportPath, "emprise/assets") || p.ImportPath == "emprise/docs"
		if from < 0 && !shelf && p.ImportPath != "emprise" {
			t.Errorf("%s is on no floor: the top-level folders are cmd, ui, data, geo and assets, and docs for the guides", p.ImportPath)
		}
		for _, imp := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			to, ours := floorOf(imp)
			test := !slices.Contains(p.Imports, imp)
			switch {
			case ours && shelf && !strings.HasPrefix(imp, "emprise/assets"):
				t.Errorf("%s imports %s: assets is a leaf", p.ImportPath, imp)
			case ours && to > from && p.ImportPath != "emprise":
				t.Errorf("%s imports %s: imports point down only", p.ImportPath, imp)
			case ours && strings.HasPrefix(imp, "emprise/cmd/"):
				t.Errorf("%s imports %s: cmd is imported by nothing", p.ImportPath, imp)
			case imp == "fyne.io/fyne/v2/app" && p.ImportPath != "emprise/cmd/emprise":
				t.Errorf("%s imports fyne/v2/app: only cmd/emprise may", p.ImportPath)
			case strings.HasPrefix(imp, "fyne.io/") && from < 2:
				t.Errorf("%s imports %s: geo, data and assets know no Fyne", p.ImportPath, imp)
			case imp == "fyne.io/fyne/v2/test" && !test && p.ImportPath != "emprise/cmd/gallery":
				t.Errorf("%s imports fyne/v2/test outside its tests", p.ImportPath) // but what draws with no screen
			case strings.HasPrefix(imp, "modernc.org/sqlite") && p.ImportPath != "emprise/data/gpkg":
				t.Errorf("%s imports SQLite: only data/gpkg may", p.ImportPath)
			}
		}
	}
}

// Panels are shown by Set and speak by OnX: none may know a sibling.
func TestPanelsKnowNoSibling(t *testing.T) {
	t.Parallel()
	shared := []string{"emprise/ui/kit", "emprise/ui/asking", "emprise/ui/theme", "emprise/ui/task", "emprise/ui/mapview"}
	for _, p := range goList(t, "./ui/...") {
		if slices.Contains([]string{"emprise/ui", "emprise/ui/drive", "emprise/ui/gallery"}, p.ImportPath) {
			continue
		}
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "emprise/ui") && !slices.Contains(shared, imp) {
				t.Errorf("%s imports %s: a panel knows no sibling", p.ImportPath, imp)
			}
		}
	}
}

// A panel is shown by Set, which takes its model; a form is made of one, and what opens over the window is shown by Show.
func TestPanelsAreShownByAModel(t *testing.T) {
	t.Parallel()
	none := []string{"asking", "drive", "gallery", "kit", "mapview", "sample", "task", "theme"} // no panels
	shown := map[string]bool{}
	sources(t, func(path string) {
		parts := strings.Split(filepath.ToSlash(path), "/")
		if len(parts) != 3 || parts[0] != "ui" || slices.Contains(none, parts[1]) || strings.HasSuffix(path, "_test.go") {
			return
		}
		shown[parts[1]] = shown[parts[1]] || false
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Error(err)
			return
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			n, name := f.Type.Params.NumFields(), f.Name.Name
			if f.Recv != nil && name == "Set" && n == 1 || f.Recv == nil && (name == "New" || name == "Show") && n >= 3 {
				shown[parts[1]] = true
			}
		}
	})
	for panel, by := range shown {
		if !by {
			t.Errorf("ui/%s is shown by no model: it has neither Set(model) nor New of one", panel)
		}
	}
	if len(shown) < 20 {
		t.Errorf("only %d panels", len(shown))
	}
}

func sources(t *testing.T, visit func(path string)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata" || d.Name() == "bin" || d.Name() == "dist") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") {
			n++
			visit(path)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Fatalf("reading the sources: %d files, %v", n, err)
	}
}

// parsed reads a source; nil when it cannot be read, which is said.
func parsed(t *testing.T, path string) (*token.FileSet, *ast.File) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Error(err)
		return nil, nil
	}
	return set, file
}

// Two doors between threads: everything in ui goes out through task.Runner and comes back by its post.
func TestThreadsMeetInOnePlace(t *testing.T) {
	t.Parallel()
	sources(t, func(path string) {
		if !strings.HasPrefix(path, "ui/") || strings.HasPrefix(path, "ui/task/") || strings.HasSuffix(path, "_test.go") {
			return
		}
		set, file := parsed(t, path)
		if file == nil {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s: a bare go statement: use task.Runner", set.Position(n.Pos()))
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "fyne" && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait") {
					t.Errorf("%s: fyne.%s: use task.Runner.Post", set.Position(n.Pos()), n.Sel.Name)
				}
			}
			return true
		})
	})
}

// TestNobodySwallowsCharacters: what has the keyboard and takes no text gives characters to the window, whose keys would be dead otherwise.
// Fyne's own controls drop them; kit has one in the place of each.
func TestNobodySwallowsCharacters(t *testing.T) {
	t.Parallel()
	sources(t, func(path string) {
		if !strings.HasPrefix(path, "ui/") || strings.HasSuffix(path, "_test.go") {
			return
		}
		set, file := parsed(t, path)
		if file == nil {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv != nil && n.Name.Name == "TypedRune" && len(n.Body.List) == 0 {
					t.Errorf("%s: characters end here: use kit.RuneToWindow", set.Position(n.Pos()))
				}
			case *ast.CallExpr:
				f, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || !strings.HasPrefix(f.Sel.Name, "New") {
					return true
				}
				if x, ok := f.X.(*ast.Ident); ok && x.Name == "widget" && slices.Contains([]string{"List", "GridWrap", "Table", "Tree", "Button", "Check", "Select", "Slider", "RadioGroup", "Hyperlink"}, f.Sel.Name[3:]) {
					t.Errorf("%s: widget.%s keeps the keys of the window: use that of kit", set.Position(n.Pos()), f.Sel.Name)
				}
			}
			return true
		})
	})
}

func TestNoFileIsTooLong(t *testing.T) {
	t.Parallel()
	sources(t, func(path string) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			return
		}
		if lines := bytes.Count(source, []byte("\n")); lines > 500 {
			t.Errorf("%s has %d lines: cut it below 500", path, lines)
		}
	})
}

func TestEveryPackageIntroducesItself(t *testing.T) {
	t.Parallel()
	for _, p := range goList(t, "./...") {
		if len(p.GoFiles) > 0 && !slices.Contains(p.GoFiles, "doc.go") {
			t.Errorf("%s has no doc.go", p.ImportPath)
		}
	}
}
