#!/usr/bin/env bash
# The manifests for winget, Scoop and Chocolatey, filled in for a zip, against what their schemas ask of such manifests, and
# against the zip: its sum, and the programs that they name. scripts/check-manifests.sh [ZIP]
#
# The published schemas cannot be fetched by every machine that runs this, and are not ours to keep: what they say of the fields
# that are used here (winget's 1.9.0, Scoop's schema.json, NuGet's nuspec.xsd with Chocolatey's own elements) stands below.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

need ruby ruby unzip unzip
zip=${1-}
if [ -z "$zip" ]; then
    for zip in target/certenroll4j-[0-9]*.zip; do [[ $zip == *-java.zip ]] || break; done
fi
[ -f "$zip" ] || die "no zip; build it with: mvn package"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/package-manifests.sh "$zip" "$work" >/dev/null
unzip -Z1 "$zip" >"$work/names"
sum=$(sha256sum "$zip")
ruby - "$work" "${sum%% *}" <<'END'
require 'yaml'
require 'json'
require 'date'
require 'rexml/document'
folder, $sum = ARGV
$names = File.readlines("#{folder}/names", chomp: true)
$faults = []
def fault(where, words) = $faults << "#{where}: #{words}"
def expect(where, value, rule, words) = (fault(where, "#{words}: #{value.inspect}") unless rule === value)
def in_zip(where, name) = (fault(where, "#{name} is not in the zip") unless $names.include?(name.tr('\\', '/')))

# keys WHERE OBJECT REQUIRED ALLOWED: no key missing, none that the schema does not know.
def keys(where, object, required, allowed)
  (required - object.keys).each { |key| fault(where, "#{key} is missing") }
  (object.keys - required - allowed).each { |key| fault(where, "#{key}: no such key") }
end

URL = %r{\Ahttps://\S+\z}
SUM = /\A[0-9A-Fa-f]{64}\z/
VERSION = /\A\d+\.\d+\.\d+(-SNAPSHOT)?\z/
text = ->(least, most) { ->(value) { value.is_a?(String) && value.length.between?(least, most) } }

Dir["#{folder}/{winget,scoop,chocolatey}/**/*"].select { |file| File.file?(file) }.each do |file|
  fault(File.basename(file), 'a word is not filled in') if File.read(file) =~ /@[A-Z_0-9]+@/
end

winget = Dir["#{folder}/winget/*.yaml"].to_h { |file| [File.basename(file), YAML.load(File.read(file), permitted_classes: [Date])] }
common = %w[PackageIdentifier PackageVersion ManifestType ManifestVersion]
winget.each do |name, manifest|
  expect(name, manifest['PackageIdentifier'], /\A[^.\s\\\/:*?"<>|]{1,32}(\.[^.\s\\\/:*?"<>|]{1,32}){1,7}\z/, 'PackageIdentifier')
  expect(name, manifest['PackageVersion'], VERSION, 'PackageVersion')
  expect(name, manifest['ManifestVersion'], '1.9.0', 'ManifestVersion')
  type = name.include?('.installer.') ? 'installer' : name.include?('.locale.') ? 'defaultLocale' : 'version'
  expect(name, manifest['ManifestType'], type, 'ManifestType')
  case type
  when 'version'
    keys(name, manifest, common + %w[DefaultLocale], [])
  when 'defaultLocale'
    keys(name, manifest, common + %w[PackageLocale Publisher PackageName License ShortDescription],
         %w[PublisherUrl PublisherSupportUrl Author PackageUrl LicenseUrl Description Moniker Tags ReleaseNotesUrl])
    expect(name, manifest['ShortDescription'], text[3, 256], 'ShortDescription')
    expect(name, manifest['Description'], text[3, 10_000], 'Description')
    expect(name, manifest['Tags'].size, 1..16, 'number of tags')
    manifest['Tags'].each { |tag| expect(name, tag, text[1, 40], 'tag') }
    manifest.select { |key, _| key.end_with?('Url') }.each { |key, value| expect(name, value, URL, key) }
  else
    keys(name, manifest, common + %w[Installers],
         %w[ReleaseDate MinimumOSVersion InstallerType NestedInstallerType ArchiveBinariesDependOnPath])
    expect(name, manifest['ReleaseDate'].to_s, /\A\d{4}-\d\d-\d\d\z/, 'ReleaseDate')
    expect(name, manifest['InstallerType'], 'zip', 'InstallerType')
    expect(name, manifest['NestedInstallerType'], 'portable', 'NestedInstallerType')
    manifest['Installers'].each do |installer|
      keys(name, installer, %w[Architecture InstallerUrl InstallerSha256 NestedInstallerFiles], [])
      expect(name, installer['Architecture'], /\A(x86|x64|arm|arm64|neutral)\z/, 'Architecture')
      expect(name, installer['InstallerUrl'], URL, 'InstallerUrl')
      expect(name, installer['InstallerSha256'], SUM, 'InstallerSha256')
      expect(name, installer['InstallerSha256'], $sum, 'sum of another zip')
      installer['NestedInstallerFiles'].each { |nested| in_zip(name, nested['RelativeFilePath']) }
    end
  end
end
fault('winget', "three manifests belong together, not #{winget.size}") unless winget.size == 3
%w[PackageIdentifier PackageVersion].each { |key| fault('winget', "#{key} differs") if winget.values.map { |one| one[key] }.uniq.size != 1 }

scoop = JSON.parse(File.read("#{folder}/scoop/certenroll4j.json"))
keys('scoop', scoop, %w[version homepage license], %w[description suggest url hash extract_dir architecture checkver autoupdate])
expect('scoop', scoop['version'], VERSION, 'version')
expect('scoop', scoop['homepage'], URL, 'homepage')
expect('scoop', scoop['url'], URL, 'url')
expect('scoop', scoop['hash'], $sum, 'sum of another zip')
(scoop['architecture'].keys - %w[32bit 64bit arm64]).each { |key| fault('scoop', "#{key}: no such architecture") }
scoop['architecture'].each_value do |architecture|
  program = architecture['bin']
  in_zip('scoop', "#{scoop['extract_dir']}/#{program.is_a?(Array) ? program[0][0] : program}")
end

nuspec = REXML::Document.new(File.read("#{folder}/chocolatey/certenroll4j.nuspec")).root
fault('nuspec', nuspec.namespace) unless nuspec.namespace == 'http://schemas.microsoft.com/packaging/2015/06/nuspec.xsd'
fields = nuspec.elements['metadata'].elements.to_a.to_h { |field| [field.name, field.text.to_s.strip] }
fault('nuspec', 'an element stands twice') if fields.size != nuspec.elements['metadata'].elements.size
keys('nuspec', fields, %w[id version authors description], %w[title owners licenseUrl projectUrl requireLicenseAcceptance tags summary
     releaseNotes packageSourceUrl projectSourceUrl bugTrackerUrl])
expect('nuspec', fields['id'], /\A[a-z0-9.-]{1,100}\z/, 'id')
expect('nuspec', fields['version'], VERSION, 'version')
expect('nuspec', fields['requireLicenseAcceptance'], /\A(true|false)\z/, 'requireLicenseAcceptance')
expect('nuspec', fields['description'], text[30, 4000], 'description')
fields.select { |key, _| key.end_with?('Url') }.each { |key, value| expect('nuspec', value, URL, key) }
nuspec.elements.each('files/file') do |one|
  fault('nuspec', "#{one.attributes['src']} finds no file") if Dir["#{folder}/chocolatey/#{one.attributes['src'].tr('\\', '/')}"].empty?
end
install = File.read("#{folder}/chocolatey/tools/chocolateyInstall.ps1")
fault('chocolateyInstall.ps1', 'sum of another zip') unless install.include?("Checksum = '#{$sum}'")
in_zip('chocolateyInstall.ps1', install[/'(\S+x64\.exe)\.ignore'/, 1])

puts $faults
puts "manifests: #{winget.size} for winget, 1 for Scoop, 1 for Chocolatey, #{$faults.size} faults"
exit $faults.empty?
END
