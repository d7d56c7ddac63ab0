package gpkg

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"
)

// openPool makes a pool of connections to a file. The pragmas stand in the address because each new connection must have
// them; params are further parameters of the address.
func openPool(path string, connections int, params ...string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	address := url.URL{Scheme: "file", Path: slashed}
	// Without _dqs=0 a column that is missing would be read as its own name.
	params = append(params, "_dqs=0", "_pragma=busy_timeout(5000)", "_pragma=foreign_keys(1)")
	db, err := sql.Open("sqlite", address.String()+"?"+strings.Join(params, "&"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}
