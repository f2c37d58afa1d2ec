# The provisioner of the Vagrantfile: brings the kit of the native tests and a Java into a machine, runs the tests of
# boxes.yml in each Java of boxes.yml, and leaves the reports in target/vagrant/MACHINE/reports.
require "digest"
require "fileutils"
require "yaml"
require "zip"

class NativeTests < Vagrant.plugin("2", :provisioner)
  ROOT = File.expand_path("..", __dir__)
  JAVA = YAML.load_file(File.join(__dir__, "java.yml"))
  boxes = YAML.load_file(File.join(__dir__, "boxes.yml"))
  MACHINES = boxes.fetch("machines").transform_values { |own| boxes.fetch("defaults").merge(own) }

  class Plugin < Vagrant.plugin("2")
    name "certenroll4j's native tests"
    provisioner("native_tests") { NativeTests }
  end

  # Vagrant shows what it says, and no stack trace.
  class Trouble < Vagrant::Errors::VagrantError
    attr_reader :error_message

    def initialize(message)
      @error_message = message
      super()
    end
  end

  # The folder that a machine sees as \\vboxsvr\certenroll4j.
  def self.share(machine)
    File.join(ROOT, "target", "vagrant", machine.to_s)
  end

  def provision
    zips = about.fetch("java").to_h { |java| [java, java_zip(java)] }
    bring_kit
    failed = zips.reject { |java, zip| passes?(java, zip) }.keys
    machine.ui.info("Reports: #{share("reports")}")
    raise Trouble, "The native tests failed in #{failed.join(" and in ")}." unless failed.empty?
  end

  private

  def about
    MACHINES.fetch(machine.name.to_s)
  end

  def kit
    File.join(ROOT, "target", "certenroll4j-native-tests.zip")
  end

  def share(*path)
    File.join(self.class.share(machine.name), *path)
  end

  def bring_kit
    File.file?(kit) or raise Trouble, "There is no #{kit}: build it with mvn package, or on Windows scripts\\test.ps1 -KitOnly"
    FileUtils.rm_rf([share("kit"), share("reports")])
    FileUtils.mkdir_p(share("reports"))
    unzip(kit, share("kit"))
    FileUtils.cp(%w[run-in-guest.cmd task.xml].map { |file| File.join(__dir__, file) }, share)
  end

  def java_zip(java)
    url, wanted = JAVA.fetch(java).values_at("url", "sha256")
    zip = File.join(ENV.fetch("CERTENROLL4J_JAVA", File.join(__dir__, "java")), File.basename(url))
    File.file?(zip) or raise Trouble, "There is no #{zip}: download it from #{url} (SHA-256 #{wanted})"
    found = Digest::SHA256.file(zip).hexdigest
    found == wanted or raise Trouble, "#{zip} is not what vagrant/java.yml says: its SHA-256 is #{found} instead of #{wanted}"
    zip
  end

  def bring_java(java, zip)
    FileUtils.rm_rf([share("java", java), share("unzipped")])
    unzip(zip, share("unzipped"))
    home = Dir.glob(share("unzipped", "*/")).find { |folder| File.file?(File.join(folder, "bin", "java.exe")) } or
      raise Trouble, "#{zip} has no folder with bin/java.exe in it"
    FileUtils.mkdir_p(share("java"))
    FileUtils.mv(home, share("java", java))
  end

  def unzip(zip, folder)
    Zip::File.open(zip) do |entries|
      entries.select(&:file?).each do |entry|
        file = File.join(folder, entry.name)
        FileUtils.mkdir_p(File.dirname(file))
        File.binwrite(file, entry.get_input_stream.read)
      end
    end
  end

  def passes?(java, zip)
    bring_java(java, zip)
    machine.ui.info("#{java}: this takes minutes, half an hour at most")
    words = about.values_at("username", "password") + [java, about.fetch("tests")]
    command = ["\\\\vboxsvr\\certenroll4j\\run-in-guest.cmd", *words.map { |word| "\"#{word}\"" }].join(" ")
    code = machine.communicate.execute(command, shell: :cmd, error_check: false) { |_, text| machine.ui.detail(text.chomp) }
    machine.ui.info("#{java}: #{last_line(share("reports", java, "report.txt"))}")
    code.zero? && status_as_said?(share("reports", java, "environment.txt"))
  end

  def last_line(file)
    File.file?(file) ? File.readlines(file, encoding: "UTF-8").last.to_s.chomp : "there is no report"
  end

  def status_as_said?(environment)
    state = File.read(environment, encoding: "UTF-8")[/^hotfix: ([A-Z_]+):/, 1] if File.file?(environment)
    return true if state == about.fetch("shows")

    machine.ui.error("status found #{state || "nothing"}, vagrant/boxes.yml says #{about.fetch("shows")}")
    false
  end
end
