# The provisioner and its two tables, without a machine: ruby vagrant/native_tests_test.rb (Vagrant as Debian packs it).
require "minitest/autorun"
require "tmpdir"
require "vagrant"
require_relative "native_tests"

class TablesTest < Minitest::Test
  TEST_CLASSES = Dir.glob(File.join(NativeTests::ROOT, "src/test/java/**/*IT.java")).map { |file| File.basename(file, ".java") }

  NativeTests::MACHINES.each do |name, about|
    define_method("test_#{name}_has_a_java_of_each_kind_that_runs_there") do
      kinds = about.fetch("java").map { |java| NativeTests::JAVA.fetch(java).fetch("url")[/(x64|x86_64|x86|i686)\.zip\z/, 1] }
      bits = kinds.map { |kind| kind.end_with?("64") ? 64 : 32 }
      assert_equal({ 32 => [32], 64 => [32, 64] }.fetch(about.fetch("bits")), bits)
    end

    define_method("test_#{name}_has_tests_to_run") do
      tests = about.fetch("tests")
      assert %w[all user].include?(tests) || TEST_CLASSES.grep(Regexp.new(tests)).any?, "no test class is called #{tests}"
    end

    define_method("test_#{name}_shows_a_state_that_there_is") do
      assert_includes %w[MISSING INSTALLED INCLUDED], about.fetch("shows")
    end
  end

  NativeTests::JAVA.each do |name, about|
    define_method("test_#{name}_has_its_vendors_address_and_a_sha256") do
      assert_match %r{\Ahttps://(cdn\.azul\.com|github\.com/ojdkbuild)/\S+\.zip\z}, about.fetch("url")
      assert_match(/\A\h{64}\z/, about.fetch("sha256"))
    end
  end
end

# A machine that answers as run-in-guest.cmd would: with a report and an exit code.
class ProvisionTest < Minitest::Test
  Machine = Struct.new(:name, :ui, :communicate)

  class Ui
    attr_reader :said

    def initialize
      @said = []
    end

    %i[info detail error].each { |level| define_method(level) { |text| @said << text } }
  end

  class Communicator
    attr_reader :commands

    def initialize(share, code, state)
      @share, @code, @state, @commands = share, code, state, []
    end

    def execute(command, options)
      @commands << [command, options]
      reports = File.join(@share, "reports", "java8-x86")
      FileUtils.mkdir_p(reports)
      File.write(File.join(reports, "report.txt"), "passed  AnIT aTest\n\n1 passed, 0 failed, 0 skipped\n")
      File.write(File.join(reports, "environment.txt"), "java bits: 32\nhotfix: #{@state}: because\n")
      yield :stdout, "what the machine said\n"
      @code
    end
  end

  class OneMachine < NativeTests
    attr_accessor :folder, :tests

    def about
      { "username" => "IEUser", "password" => "Passw0rd!", "java" => ["java8-x86"], "tests" => tests, "shows" => "INCLUDED" }
    end

    def kit
      File.join(folder, "kit.zip")
    end

    def share(*path)
      File.join(folder, "share", *path)
    end
  end

  def setup
    @folder = Dir.mktmpdir
    ENV["CERTENROLL4J_JAVA"] = @folder
    zip("kit.zip", "run.cmd" => "@echo off")
  end

  def teardown
    FileUtils.rm_rf(@folder)
    ENV.delete("CERTENROLL4J_JAVA")
    NativeTests::JAVA.replace(@tables) if @tables
  end

  def zip(name, files)
    path = File.join(@folder, name)
    Zip::OutputStream.open(path) do |out|
      files.each do |file, text|
        out.put_next_entry(file)
        out.write(text)
      end
    end
    path
  end

  # Puts a zip where the Java of the table belongs, and its SHA-256 into the table.
  def java(files)
    zip = zip(File.basename(NativeTests::JAVA.fetch("java8-x86").fetch("url")), files)
    @tables = NativeTests::JAVA.dup
    NativeTests::JAVA["java8-x86"] = @tables["java8-x86"].merge("sha256" => Digest::SHA256.file(zip).hexdigest)
  end

  def provision(code: 0, state: "INCLUDED", tests: "Install|UndoIT")
    @machine = Machine.new(:"w7-x86", Ui.new, Communicator.new(File.join(@folder, "share"), code, state))
    one = OneMachine.new(@machine, nil)
    one.folder = @folder
    one.tests = tests
    one.provision
  end

  def trouble(**how)
    assert_raises(NativeTests::Trouble) { provision(**how) }.message
  end

  def test_the_kit_java_and_the_tests_of_the_table_get_in
    java("jre8/bin/java.exe" => "MZ", "jre8/lib/rt.jar" => "PK")
    provision

    assert_equal [['\\\\vboxsvr\\certenroll4j\\run-in-guest.cmd "IEUser" "Passw0rd!" "java8-x86" "Install|UndoIT"',
                   { shell: :cmd, error_check: false }]], @machine.communicate.commands
    in_share = Dir.glob("**/*", base: File.join(@folder, "share")).select { |path| path.include?(".") }
    assert_equal %w[java/java8-x86/bin/java.exe java/java8-x86/lib/rt.jar kit/run.cmd reports/java8-x86/environment.txt
                    reports/java8-x86/report.txt run-in-guest.cmd task.xml], in_share.sort
    assert_includes @machine.ui.said, "java8-x86: 1 passed, 0 failed, 0 skipped"
    assert_includes @machine.ui.said, "what the machine said"
  end

  def test_a_java_that_is_not_there_is_named_with_address_and_sha256
    about = NativeTests::JAVA.fetch("java8-x86")
    [@folder, about.fetch("url"), about.fetch("sha256")].each { |part| assert_includes trouble, part }
    assert_empty @machine.communicate.commands
  end

  def test_another_file_under_its_name_is_refused
    zip(File.basename(NativeTests::JAVA.fetch("java8-x86").fetch("url")), "jre8/bin/java.exe" => "MZ")
    assert_match(/its SHA-256 is \h{64} instead of #{NativeTests::JAVA.fetch("java8-x86").fetch("sha256")}/, trouble)
  end

  def test_a_zip_without_java_is_refused
    java("jdk/jre/bin/java.exe" => "MZ")
    assert_includes trouble, "has no folder with bin/java.exe in it"
  end

  def test_failed_tests_fail_it
    java("jre8/bin/java.exe" => "MZ")
    assert_equal "The native tests failed in java8-x86.", trouble(code: 1)
  end

  def test_another_state_than_the_table_says_fails_it
    java("jre8/bin/java.exe" => "MZ")
    assert_equal "The native tests failed in java8-x86.", trouble(state: "MISSING")
    assert_includes @machine.ui.said, "status found MISSING, vagrant/boxes.yml says INCLUDED"
  end

  def test_without_the_kit_it_says_how_to_build_it
    java("jre8/bin/java.exe" => "MZ")
    File.delete(File.join(@folder, "kit.zip"))
    assert_match(/kit\.zip: build it with mvn package/, trouble)
  end
end
