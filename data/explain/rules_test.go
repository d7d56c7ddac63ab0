package explain_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emprise/assets/locale"
	"emprise/data/explain"
)

// rulesOf finds the rules that validators give: the third part of a FieldError, its Rule, what coded and bad are given, and what functions named wrong… give second, and the rules of
// needfile.
func rulesOf(t *testing.T) []string {
	t.Helper()
	rules := map[string]bool{}
	note := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil && s != "" {
				rules[s] = true
			}
		}
	}
	called := func(e ast.Expr) string {
		switch e := e.(type) {
		case *ast.Ident:
			return e.Name
		case *ast.SelectorExpr:
			return e.Sel.Name
		}
		return ""
	}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ofNeeds := filepath.Base(filepath.Dir(path)) == "needfile"
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if ofNeeds && called(n.Key) == "Rule" {
					note(n.Value)
				}
			case *ast.CompositeLit:
				if called(n.Type) != "FieldError" {
					return true
				}
				for i, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						if called(kv.Key) == "Rule" {
							note(kv.Value)
						}
					} else if i == 2 {
						note(e)
					}
				}
			case *ast.FuncDecl:
				if strings.HasPrefix(n.Name.Name, "wrong") || ofNeeds && n.Name.Name == "outside" {
					ast.Inspect(n, func(n ast.Node) bool {
						if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) > 0 {
							note(r.Results[len(r.Results)-1])
						}
						return true
					})
				}
			case *ast.CallExpr:
				if ofNeeds && called(n.Fun) == "wrong" {
					note(n.Args[0])
				}
				if name := called(n.Fun); (name == "coded" || name == "bad") && len(n.Args) > 0 {
					note(n.Args[len(n.Args)-1])
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(rules))
}

func TestEveryRuleHasItsSentence(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t)
	for _, must := range []string{"required", "bad_siren", "bad_parcel", "min_above_max", "unknown_reference", "program", "bad_utility", "two_targets", "ambiguous_number", "needs_object"} {
		if !slices.Contains(rules, must) {
			t.Errorf("the sources do not seem to give %s: %q", must, rules)
		}
	}
	for _, lang := range locale.Languages() {
		loc := locale.New(lang)
		for _, rule := range rules {
			if said := explain.Rule(loc, rule); said == rule || !strings.Contains(said, " ") {
				t.Errorf("%s: %s is said as %q", lang, rule, said)
			}
		}
	}
}
