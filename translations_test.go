package emprise_test

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
)

func catalogue(t *testing.T, lang string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile("assets/translations/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var c map[string]any
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return c
}

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)

func placeholders(v any) []string {
	found := map[string]bool{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			for _, m := range placeholder.FindAllStringSubmatch(v, -1) {
				found[m[1]] = true
			}
		case map[string]any:
			for _, form := range v {
				walk(form)
			}
		}
	}
	walk(v)
	delete(found, "n") // a singular may leave the number out
	return slices.Sorted(maps.Keys(found))
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	t.Parallel()
	fr, en := catalogue(t, "fr"), catalogue(t, "en")
	if len(fr) < 50 {
		t.Fatalf("only %d messages", len(fr))
	}
	for key, v := range fr {
		w, ok := en[key]
		if !ok {
			t.Errorf("%s is missing in English", key)
			continue
		}
		if a, b := placeholders(v), placeholders(w); !slices.Equal(a, b) {
			t.Errorf("%s: arguments %v in French, %v in English", key, a, b)
		}
	}
	for key := range en {
		if _, ok := fr[key]; !ok {
			t.Errorf("%s is missing in French", key)
		}
	}
}

// French typography: a narrow no-break space before ; : ! ? and inside « », the typographic apostrophe, one ellipsis.
func TestFrenchTypography(t *testing.T) {
	t.Parallel()
	bad := regexp.MustCompile(`[^\s\x{00a0}\x{202f}/0-9A-Za-z:?!(«][;!?]|[ \x{00a0}][;!?:»]|« |«[^\x{00a0}\x{202f}]|\pL'\pL|\.\.\.`)
	var check func(key string, v any)
	check = func(key string, v any) {
		switch v := v.(type) {
		case string:
			if m := bad.FindString(placeholder.ReplaceAllString(v, "x")); m != "" {
				t.Errorf("%s: %q in %q", key, m, v)
			}
		case map[string]any:
			for form, w := range v {
				check(key+"."+form, w)
			}
		}
	}
	for key, v := range catalogue(t, "fr") {
		check(key, v)
	}
}

// A key is used when the sources hold it whole, or hold a prefix ending in a dot that it begins with.
func TestNoMessageIsMissingOrUnused(t *testing.T) {
	t.Parallel()
	fr := catalogue(t, "fr")
	whole, prefixes := map[string]bool{}, map[string]bool{}
	asked := map[string]string{} // keys given to T and N, with the place
	sources(t, func(path string) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		set, file := parsed(t, path)
		if file == nil {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if sel, ok := n.Fun.(*ast.SelectorExpr); ok && (sel.Sel.Name == "T" || sel.Sel.Name == "N") && len(n.Args) > 0 {
					if s, ok := literal(n.Args[0]); ok {
						asked[s] = set.Position(n.Pos()).String()
					}
				}
			case *ast.BasicLit:
				if s, ok := literal(n); ok {
					whole[s] = true
					if strings.HasSuffix(s, ".") && len(s) > 1 {
						prefixes[s] = true
					}
				}
			}
			return true
		})
	})
	for key, at := range asked {
		if _, ok := fr[key]; !ok && !strings.HasSuffix(key, ".") {
			t.Errorf("%s asks for %q, which no catalogue has", at, key)
		}
	}
	var unused []string
	for key := range fr {
		used := whole[key]
		for p := range prefixes {
			used = used || strings.HasPrefix(key, p)
		}
		if !used {
			unused = append(unused, key)
		}
	}
	sort.Strings(unused)
	if len(unused) > 0 {
		t.Errorf("%d messages that nothing says: %s", len(unused), strings.Join(unused, " "))
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
